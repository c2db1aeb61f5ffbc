package dev.attune.worker.suggestions;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.text.answer.AnswerAsGold;
import dev.attune.text.serve.RowReading;
import dev.attune.text.task.GoldJson;
import dev.attune.text.task.Task;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The table {@code suggestion} as a worker may use it. Every method needs a transaction under the
 * job's fence.
 */
@ApplicationScoped
class SuggestionTable {
  private final EntityManager entityManager;
  private final ObjectMapper json;

  SuggestionTable(EntityManager entityManager, ObjectMapper json) {
    this.entityManager = entityManager;
    this.json = json;
  }

  /** Stores what a version says of texts, unless they have got a label or are gone. */
  void store(SuggestionRequest request, Task task, Map<UUID, RowReading> readings) {
    ArrayNode rows = json.createArrayNode();
    readings.forEach(
        (example, reading) -> {
          ObjectNode row = rows.addObject().put("id", example.toString());
          row.set("answer", GoldJson.write(AnswerAsGold.of(task, reading.answer())));
          reading.uncertainty().ifPresent(value -> row.put("uncertainty", value));
        });
    entityManager
        .createNativeQuery(
            """
            insert into suggestion (example_id, dataset_id, version_id, answer, uncertainty)
            select e.id, e.dataset_id, ?2, r.answer, r.uncertainty
              from jsonb_to_recordset(cast(?1 as jsonb)) as r (id uuid, answer jsonb, uncertainty float8)
              join example e on e.id = r.id and e.dataset_id = ?3 and e.gold is null
                on conflict (example_id) do update
               set version_id = excluded.version_id, answer = excluded.answer, uncertainty = excluded.uncertainty
            """)
        .setParameter(1, rows.toString())
        .setParameter(2, request.version())
        .setParameter(3, request.dataset())
        .executeUpdate();
  }

  /**
   * Stores the order that covers the texts best.
   *
   * @param order the first choice first
   */
  void arrange(UUID dataset, List<UUID> order) {
    entityManager
        .createNativeQuery(
            "update suggestion set diversity = null where dataset_id = ?1 and diversity is not null")
        .setParameter(1, dataset)
        .executeUpdate();
    ArrayNode rows = json.createArrayNode();
    order.forEach(
        example -> rows.addObject().put("id", example.toString()).put("place", rows.size()));
    entityManager
        .createNativeQuery(
            """
            update suggestion s set diversity = r.place
              from jsonb_to_recordset(cast(?1 as jsonb)) as r (id uuid, place integer) where s.example_id = r.id
            """)
        .setParameter(1, rows.toString())
        .executeUpdate();
  }
}
