package dev.attune.data.tenants;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.generator.EventType;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A client app's key: the public id and the hash of a secret that was shown once. */
@Entity
@Table(name = "api_key")
public class ApiKey extends PanacheEntityBase {
  @Id public String id;

  @Column(name = "tenant_id", insertable = false, updatable = false)
  public UUID tenantId;

  public String name;

  @Column(name = "secret_hash")
  public byte[] secretHash;

  @JdbcTypeCode(SqlTypes.ARRAY)
  public List<String> scopes;

  @JdbcTypeCode(SqlTypes.ARRAY)
  public List<String> models;

  @Column(name = "expires_at")
  public @Nullable Instant expiresAt;

  @Column(name = "revoked_at")
  public @Nullable Instant revokedAt;

  @Column(name = "created_by")
  public String createdBy;

  @Column(name = "created_at", insertable = false, updatable = false)
  @Generated(event = EventType.INSERT)
  public Instant createdAt;
}
