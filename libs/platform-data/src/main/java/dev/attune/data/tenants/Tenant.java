package dev.attune.data.tenants;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Generated;
import org.hibernate.generator.EventType;
import org.jspecify.annotations.Nullable;

/** An organisation. */
@Entity
@Table(name = "tenant")
public class Tenant extends PanacheEntityBase {
  @Id public UUID id;

  public String slug;

  public String name;

  public String locale;

  @Column(name = "organization_id")
  public @Nullable String organizationId;

  @Column(name = "wrapped_keys", updatable = false)
  public byte[] wrappedKeys;

  @Column(name = "created_at", insertable = false, updatable = false)
  @Generated(event = EventType.INSERT)
  public Instant createdAt;
}
