package dev.attune.data.tenants;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.generator.EventType;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** A person in a tenant; an invitation until somebody signs in with its e-mail. */
@Entity
@Table(name = "member")
public class Member extends PanacheEntityBase {
  @Id
  @GeneratedValue
  @UuidGenerator(algorithm = UuidVersion7Strategy.class)
  public UUID id;

  @Column(name = "tenant_id", insertable = false, updatable = false)
  public UUID tenantId;

  public String email;

  public @Nullable String subject;

  public String role;

  @Column(name = "created_at", insertable = false, updatable = false)
  @Generated(event = EventType.INSERT)
  public Instant createdAt;
}
