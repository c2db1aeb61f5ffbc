package dev.attune.data.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Map;

/**
 * Writes to the current tenant's audit log, in the transaction of what it records: both happen or
 * neither. Sequence, time and hash chain are the database's work (see {@code V1__tenancy.sql}).
 */
@ApplicationScoped
public class AuditLog {
  private final EntityManager entityManager;
  private final ObjectMapper json;

  AuditLog(EntityManager entityManager, ObjectMapper json) {
    this.entityManager = entityManager;
    this.json = json;
  }

  /**
   * Records one deed.
   *
   * @param actor who: a member's e-mail, {@code key:<id>} or {@code worker}
   * @param action what, as {@code noun.verb}, for example {@code dataset.create}
   * @param target on what, by name or id
   * @param details further facts; never a text, never a secret
   */
  public void record(String actor, String action, String target, Map<String, ?> details) {
    try {
      entityManager
          .createNativeQuery(
              "insert into audit_log (actor, action, target, details) values (?1, ?2, ?3, cast(?4 as jsonb))")
          .setParameter(1, actor)
          .setParameter(2, action)
          .setParameter(3, target)
          .setParameter(4, json.writeValueAsString(details))
          .executeUpdate();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The details of " + action + " are not JSON.", e);
    }
  }
}
