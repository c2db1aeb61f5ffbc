package dev.attune.data.serving;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which versions of a model answer now. */
@Entity
@Table(name = "deployment")
public class Deployment extends PanacheEntityBase {
  @Id
  @Column(name = "model_id")
  public UUID modelId;

  @Column(name = "tenant_id", insertable = false, updatable = false)
  public UUID tenantId;

  public @Nullable Integer production;

  @Column(name = "canary_version")
  public @Nullable Integer canaryVersion;

  @Column(name = "canary_percent")
  public @Nullable Integer canaryPercent;

  public @Nullable Integer shadow;

  public int revision;

  @Column(name = "updated_by")
  public String updatedBy;

  @Column(name = "updated_at")
  public Instant updatedAt;
}
