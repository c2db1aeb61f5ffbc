package dev.attune.data.datasets;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.generator.EventType;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.hibernate.type.SqlTypes;

/** An immutable, numbered set of examples with gold labels and splits. */
@Entity
@Table(name = "snapshot")
public class Snapshot extends PanacheEntityBase {
  @Id
  @GeneratedValue
  @UuidGenerator(algorithm = UuidVersion7Strategy.class)
  public UUID id;

  @Column(name = "tenant_id", insertable = false, updatable = false)
  public UUID tenantId;

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

  @Column(name = "created_at", insertable = false, updatable = false)
  @Generated(event = EventType.INSERT)
  public Instant createdAt;
}
