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
 * Has more people answer the texts of which a model is the least sure, where the plan says so. What
 * somebody has before them or has answered stays as it is. Goes a few at a time, as {@link
 * ItemOrder} does.
 */
@ApplicationScoped
class UnsureItems {
  private final EntityManager entityManager;
  private final Tenancy tenancy;
  private final Statements statements;

  UnsureItems(EntityManager entityManager, Tenancy tenancy, Statements statements) {
    this.entityManager = entityManager;
    this.tenancy = tenancy;
    this.statements = statements;
  }

  private record Mark(UUID item, boolean unsure) {}

  /** Marks the least sure items that nobody has touched, and takes the mark from others. */
  void renew(JobHold hold, UUID dataset) {
    List<Mark> marks =
        tenancy.inTransaction(
            hold.claim().tenantId(), () -> statements.patiently(() -> marks(dataset)));
    marks.stream()
        .gather(Gatherers.windowFixed(ItemOrder.AT_ONCE))
        .forEach(some -> hold.write(() -> put(dataset, some)));
  }

  /** What is to change; nothing where the plan asks no more people. */
  private List<Mark> marks(UUID dataset) {
    List<?> rows =
        entityManager
            .createNativeQuery(
                """
                select example_id, unsure from unsure_items(?1, false)
                 where exists (select from annotation_plan p where p.dataset_id = ?1 and p.unsure_share > 0) order by 1
                """)
            .setParameter(1, dataset)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> new Mark((UUID) row[0], (Boolean) row[1]))
        .toList();
  }

  /** Unless the plan has meanwhile ceased to ask more people. */
  private void put(UUID dataset, List<Mark> marks) {
    statements.update(
        """
        with due as (
          select i.example_id, r.unsure
            from jsonb_to_recordset(cast(?1 as jsonb)) as r (item uuid, unsure boolean)
            join annotation_item i on i.example_id = r.item
           where i.state = 'open' and i.taken = 0
           order by i.example_id for no key update of i skip locked)
        update annotation_item i
           set unsure = due.unsure,
               wanted = case when due.unsure then greatest(i.wanted, p.annotators_max) else p.annotators end
          from due, annotation_plan p
         where i.example_id = due.example_id and p.dataset_id = ?2 and (p.unsure_share > 0 or not due.unsure)
        """,
        statements.json(marks),
        dataset);
  }
}
