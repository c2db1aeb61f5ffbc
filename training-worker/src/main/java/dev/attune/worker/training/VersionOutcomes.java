package dev.attune.worker.training;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.text.learn.JudgedAnswer;
import dev.attune.text.learn.TestedText;
import dev.attune.text.task.GoldJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.UUID;

/**
 * Keeps what a version answered to each text of its test split, by the examples' ids, so that it
 * can be compared with others and the texts behind a figure be found. Beside the right answer and
 * the version's stand {@code unknownWords} in per cent and, in the order of the task's {@code
 * outputs}, whether each is right, its loss and its confidence; versions from before these were
 * kept have them not. Needs the transaction that publishes the version.
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
      one.put("unknownWords", text.unknownWords());
      ArrayNode outputs = one.putArray("outputs");
      text.outputs().forEach(output -> add(outputs, output));
    }
    return array;
  }

  /** Numbers that are none, or that are not defined, are left out. */
  private static void add(ArrayNode outputs, JudgedAnswer answer) {
    ObjectNode one = outputs.addObject().put("right", answer.right());
    if (Double.isFinite(answer.loss())) {
      one.put("loss", rounded(answer.loss()));
    }
    if (answer.confidence() != null && Double.isFinite(answer.confidence())) {
      one.put("confidence", rounded(answer.confidence()));
    }
  }

  /** To five digits, which are more than anybody looks at. */
  private static BigDecimal rounded(double value) {
    return new BigDecimal(value, new MathContext(5));
  }
}
