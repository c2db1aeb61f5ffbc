package dev.attune.data.tenancy;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.generator.EventType;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/**
 * What most rows of a tenant have in common. The tenant and the time are the database's to fill in,
 * so no code can name another tenant.
 */
@MappedSuperclass
public abstract class TenantRow extends PanacheEntityBase {
  @Id
  @GeneratedValue
  @UuidGenerator(algorithm = UuidVersion7Strategy.class)
  public UUID id;

  @Column(name = "tenant_id", insertable = false, updatable = false)
  public UUID tenantId;

  @Column(name = "created_at", insertable = false, updatable = false)
  @Generated(event = EventType.INSERT)
  public Instant createdAt;
}
