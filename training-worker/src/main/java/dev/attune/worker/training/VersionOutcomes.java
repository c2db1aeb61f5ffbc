package dev.attune.worker.training;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.text.learn.TestedText;
import dev.attune.text.task.GoldJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;

/**
 * Keeps what a version answered to each text of its test split, by the examples' ids, so that it
 * can be compared with others. Needs the transaction that publishes the version.
 */
@ApplicationScoped
class VersionOutcomes {
  private final EntityManager entityManager;

  VersionOutcomes(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  void keep(UUID model, int number, List<TestedText> texts) {
    entityManager
        .createNativeQuery(
            """
            insert into version_outcome (version_id, texts)
            select id, cast(?3 as jsonb) from model_version where model_id = ?1 and number = ?2
            """)
        .setParameter(1, model)
        .setParameter(2, number)
        .setParameter(3, json(texts).toString())
        .executeUpdate();
  }

  private static ArrayNode json(List<TestedText> texts) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (TestedText text : texts) {
      ObjectNode one = array.addObject().put("example", text.example());
      one.set("gold", GoldJson.write(text.gold()));
      one.set("answer", GoldJson.write(text.answer()));
    }
    return array;
  }
}
