package dev.attune.data.learning;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.data.tenancy.TenantRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An immutable result of a training run. */
@Entity
@Table(name = "model_version")
public class ModelVersion extends TenantRow {
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
}
