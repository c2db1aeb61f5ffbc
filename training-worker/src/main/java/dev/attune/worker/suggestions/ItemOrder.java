package dev.attune.worker.suggestions;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.attune.data.tenancy.Tenancy;
import dev.attune.worker.queue.JobHold;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;

/**
 * Puts a plan's open items into its order. Goes a few at a time, each in a transaction of its own:
 * what is locked is handed to nobody. Passes over what somebody else has locked, who waits for this
 * one perhaps.
 */
@ApplicationScoped
class ItemOrder {
  private static final int AT_ONCE = 100;

  private final EntityManager entityManager;
  private final Tenancy tenancy;
  private final ObjectMapper json;

  ItemOrder(EntityManager entityManager, Tenancy tenancy, ObjectMapper json) {
    this.entityManager = entityManager;
    this.tenancy = tenancy;
    this.json = json;
  }

  private record Place(UUID item, double priority) {}

  /** Orders the items if the plan follows a model and somebody does not change that meanwhile. */
  void renew(JobHold hold, UUID dataset) {
    String ordering = tenancy.inTransaction(hold.claim().tenantId(), () -> ordering(dataset));
    if (ordering.isEmpty()) {
      return;
    }
    List<Place> places = tenancy.inTransaction(hold.claim().tenantId(), () -> places(dataset));
    for (int from = 0; from < places.size(); from += AT_ONCE) {
      List<Place> some = places.subList(from, Math.min(places.size(), from + AT_ONCE));
      hold.write(() -> put(dataset, ordering, some));
    }
  }

  /** Whether the plan has a use for the order that covers the texts best. */
  boolean asksForDiversity(JobHold hold, UUID dataset) {
    String ordering = tenancy.inTransaction(hold.claim().tenantId(), () -> ordering(dataset));
    return ordering.equals("diversity") || ordering.equals("mix");
  }

  /** The plan's ordering where a model chooses; empty elsewhere. */
  private String ordering(UUID dataset) {
    List<?> found =
        entityManager
            .createNativeQuery(
                """
                select ordering from annotation_plan
                 where dataset_id = ?1 and ordering in ('uncertainty', 'diversity', 'mix')
                """)
            .setParameter(1, dataset)
            .getResultList();
    return found.isEmpty() ? "" : (String) found.getFirst();
  }

  private List<Place> places(UUID dataset) {
    List<?> rows =
        entityManager
            .createNativeQuery("select example_id, priority from item_places(?1) order by 1")
            .setParameter(1, dataset)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> new Place((UUID) row[0], ((Number) row[1]).doubleValue()))
        .toList();
  }

  private void put(UUID dataset, String ordering, List<Place> places) {
    ArrayNode rows = json.createArrayNode();
    places.forEach(
        place ->
            rows.addObject().put("id", place.item().toString()).put("place", place.priority()));
    entityManager
        .createNativeQuery(
            """
            with due as (
              select i.example_id, r.place
                from jsonb_to_recordset(cast(?1 as jsonb)) as r (id uuid, place float8)
                join annotation_item i on i.example_id = r.id
               where i.state = 'open'
                 and exists (select from annotation_plan p where p.dataset_id = ?2 and p.ordering = ?3)
               order by i.example_id for no key update of i skip locked)
            update annotation_item i set priority = due.place from due where i.example_id = due.example_id
            """)
        .setParameter(1, rows.toString())
        .setParameter(2, dataset)
        .setParameter(3, ordering)
        .executeUpdate();
  }
}
