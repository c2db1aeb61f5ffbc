package dev.attune.worker.labelcheck;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.UUID;

/** Keeps what was found. Needs the transaction that publishes the version. */
@ApplicationScoped
public class LabelCheckTable {
  private final EntityManager entityManager;
  private final ObjectMapper json;

  LabelCheckTable(EntityManager entityManager, ObjectMapper json) {
    this.entityManager = entityManager;
    this.json = json;
  }

  /** Keeps what was found beside the version whose snapshot was checked. */
  public void keep(UUID model, int number, CheckedLabels found) {
    entityManager
        .createNativeQuery(
            """
            insert into label_check (version_id, result)
            select id, cast(?3 as jsonb) from model_version where model_id = ?1 and number = ?2
            """)
        .setParameter(1, model)
        .setParameter(2, number)
        .setParameter(3, json.valueToTree(found).toString())
        .executeUpdate();
  }
}
