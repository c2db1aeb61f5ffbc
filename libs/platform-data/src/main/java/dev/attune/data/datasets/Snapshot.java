package dev.attune.data.datasets;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.data.tenancy.TenantRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An immutable, numbered set of examples with gold labels and splits. */
@Entity
@Table(name = "snapshot")
public class Snapshot extends TenantRow {
  @Column(name = "dataset_id")
  public UUID datasetId;

  public int number;

  @Column(name = "task")
  @JdbcTypeCode(SqlTypes.JSON)
  public JsonNode task;

  @Column(name = "rule")
  @JdbcTypeCode(SqlTypes.JSON)
  public JsonNode rule;

  @Column(name = "content_hash")
  public String contentHash;

  @Column(name = "counts")
  @JdbcTypeCode(SqlTypes.JSON)
  public JsonNode counts;

  @Column(name = "created_by")
  public String createdBy;
}
