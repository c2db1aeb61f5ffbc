package dev.attune.worker.suggestions;

import dev.attune.data.tenancy.Tenancy;
import dev.attune.worker.queue.JobHold;
import dev.attune.worker.sql.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import java.util.stream.Gatherers;

/**
 * Puts a plan's open items into its order. Goes a few at a time, each in a transaction of its own:
 * what is locked is handed to nobody. Passes over what somebody else has locked, who waits for this
 * one perhaps.
 */
@ApplicationScoped
class ItemOrder {
  /** Items of one transaction, which nobody is handed meanwhile. */
  static final int AT_ONCE = 100;

  private final EntityManager entityManager;
  private final Tenancy tenancy;
  private final Statements statements;

  ItemOrder(EntityManager entityManager, Tenancy tenancy, Statements statements) {
    this.entityManager = entityManager;
    this.tenancy = tenancy;
    this.statements = statements;
  }

  private record Place(UUID item, double priority) {}

  /** Orders the items if the plan follows a model and somebody does not change that meanwhile. */
  void renew(JobHold hold, UUID dataset) {
    String ordering = tenancy.inTransaction(hold.claim().tenantId(), () -> ordering(dataset));
    if (ordering.isEmpty()) {
      return;
    }
    List<Place> places =
        tenancy.inTransaction(
            hold.claim().tenantId(), () -> statements.patiently(() -> places(dataset)));
    places.stream()
        .gather(Gatherers.windowFixed(AT_ONCE))
        .forEach(some -> hold.write(() -> put(dataset, ordering, some)));
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
    statements.update(
        """
        with due as (
          select i.example_id, r.priority
            from jsonb_to_recordset(cast(?1 as jsonb)) as r (item uuid, priority float8)
            join annotation_item i on i.example_id = r.item
           where i.state = 'open'
             and exists (select from annotation_plan p where p.dataset_id = ?2 and p.ordering = ?3)
           order by i.example_id for no key update of i skip locked)
        update annotation_item i set priority = due.priority from due where i.example_id = due.example_id
        """,
        statements.json(places),
        dataset,
        ordering);
  }
}
