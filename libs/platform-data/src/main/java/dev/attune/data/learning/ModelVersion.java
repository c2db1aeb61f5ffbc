package dev.attune.data.learning;

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
import org.jspecify.annotations.Nullable;

/** An immutable result of a training run. */
@Entity
@Table(name = "model_version")
public class ModelVersion extends PanacheEntityBase {
  @Id
  @GeneratedValue
  @UuidGenerator(algorithm = UuidVersion7Strategy.class)
  public UUID id;

  @Column(name = "tenant_id", insertable = false, updatable = false)
  public UUID tenantId;

  @Column(name = "model_id")
  public UUID modelId;

  public int number;

  @Column(name = "run_id")
  public @Nullable UUID runId;

  @Column(name = "snapshot_id")
  public @Nullable UUID snapshotId;

  @Column(name = "base_model")
  public String baseModel;

  public String method;

  @Column(name = "task")
  @JdbcTypeCode(SqlTypes.JSON)
  public JsonNode task;

  @Column(name = "metrics")
  @JdbcTypeCode(SqlTypes.JSON)
  public JsonNode metrics;

  @Column(name = "lineage")
  @JdbcTypeCode(SqlTypes.JSON)
  public JsonNode lineage;

  public String artifact;

  @Column(name = "artifact_files")
  @JdbcTypeCode(SqlTypes.JSON)
  public JsonNode artifactFiles;

  @Column(name = "created_at", insertable = false, updatable = false)
  @Generated(event = EventType.INSERT)
  public Instant createdAt;
}
