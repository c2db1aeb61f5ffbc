package dev.attune.data.learning;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.data.tenancy.TenantRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What a person asked for; a {@link Job} is what a worker does for it. */
@Entity
@Table(name = "training_run")
public class TrainingRun extends TenantRow {
  @Column(name = "model_id")
  public UUID modelId;

  @Column(name = "dataset_id")
  public @Nullable UUID datasetId;

  @Column(name = "snapshot_id")
  public @Nullable UUID snapshotId;

  @Column(name = "base_model")
  public String baseModel;

  public String method;

  @Column(name = "hyperparameters")
  @JdbcTypeCode(SqlTypes.JSON)
  public JsonNode hyperparameters;

  @Column(name = "search")
  @JdbcTypeCode(SqlTypes.JSON)
  public @Nullable JsonNode search;

  public String state;

  @Column(name = "progress")
  @JdbcTypeCode(SqlTypes.JSON)
  public @Nullable JsonNode progress;

  @Column(name = "metrics")
  @JdbcTypeCode(SqlTypes.JSON)
  public @Nullable JsonNode metrics;

  public @Nullable Integer version;

  @Column(name = "failure")
  @JdbcTypeCode(SqlTypes.JSON)
  public @Nullable JsonNode failure;

  @Column(name = "requested_by")
  public String requestedBy;

  @Column(name = "started_at")
  public @Nullable Instant startedAt;

  @Column(name = "finished_at")
  public @Nullable Instant finishedAt;
}
