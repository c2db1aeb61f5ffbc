package dev.attune.data.datasets;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.data.tenancy.TenantRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * A named set of examples with one task and guidelines. Only what was changed is written: a change
 * of the guidelines must not bring back labels that were renamed meanwhile.
 */
@Entity
@DynamicUpdate
@Table(name = "dataset")
public class Dataset extends TenantRow {
  public String name;

  public String language;

  @Column(name = "task")
  @JdbcTypeCode(SqlTypes.JSON)
  public JsonNode task;

  public String guidelines;

  @Column(name = "latest_snapshot")
  public int latestSnapshot;

  @Column(name = "created_by")
  public String createdBy;
}
