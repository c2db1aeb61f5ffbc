package dev.attune.data.crypto;

import dev.attune.data.tenancy.TenantContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.UUID;

/**
 * The current tenant's cipher. The wrapped keys are read each time: a tenant that is gone has none.
 */
@ApplicationScoped
public class TenantCiphers {
  private final TenantContext context;
  private final TenantKeys keys;
  private final EntityManager entityManager;

  TenantCiphers(TenantContext context, TenantKeys keys, EntityManager entityManager) {
    this.context = context;
    this.keys = keys;
    this.entityManager = entityManager;
  }

  /** Needs a transaction of the tenant. */
  public TextCipher current() {
    UUID tenantId = context.required();
    byte[] wrapped =
        (byte[])
            entityManager
                .createNativeQuery("select wrapped_keys from tenant where id = ?1", byte[].class)
                .setParameter(1, tenantId)
                .getSingleResult();
    return keys.open(tenantId, wrapped);
  }
}
