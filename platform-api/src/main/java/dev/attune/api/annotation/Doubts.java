package dev.attune.api.annotation;

import dev.attune.api.annotation.Items.Item;
import dev.attune.api.annotation.Items.State;
import dev.attune.api.datasets.DatasetLock;
import dev.attune.api.datasets.DatasetLookup;
import dev.attune.api.problems.Refusal;
import dev.attune.api.security.Caller;
import dev.attune.api.sql.Sql;
import dev.attune.data.audit.AuditLog;
import dev.attune.data.datasets.Dataset;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;

/** Has reviewers decide about examples whose label somebody doubts, whoever gave it. */
@ApplicationScoped
class Doubts {
  private final Sql sql;
  private final DatasetLookup datasets;
  private final DatasetLock lock;
  private final Plans plans;
  private final Items items;
  private final ItemOrder order;
  private final Settlement settlement;
  private final AuditLog audit;
  private final Caller caller;

  Doubts(
      Sql sql,
      DatasetLookup datasets,
      DatasetLock lock,
      Plans plans,
      Items items,
      ItemOrder order,
      Settlement settlement,
      AuditLog audit,
      Caller caller) {
    this.sql = sql;
    this.datasets = datasets;
    this.lock = lock;
    this.plans = plans;
    this.items = items;
    this.order = order;
    this.settlement = settlement;
    this.audit = audit;
    this.caller = caller;
  }

  /**
   * Takes an example's label back and leaves it to a reviewer; nothing changes where it is in
   * review already.
   */
  @Transactional
  void review(String datasetName, UUID example) {
    Dataset dataset = datasets.required(datasetName);
    lock.share(dataset);
    boolean labelled =
        sql.one(
                "select gold is not null as labelled from example where dataset_id = ? and id = ?",
                row -> row.truth("labelled"),
                dataset.id,
                example)
            .orElseThrow(() -> Refusal.notFound("There is no such example."));
    if (plans.find(dataset.id).isEmpty()) {
      throw Refusal.conflict(
          "This data set has no plan for its annotation yet; make one, then labels can be reviewed.");
    }
    order.ask(dataset.id, example);
    Item item = items.locked(dataset.id, example);
    if (item.state() == State.GOLD) {
      throw Refusal.conflict("This is a gold question; make it an ordinary example first.");
    }
    if (item.state() == State.REVIEW) {
      return;
    }
    if (!labelled) {
      throw Refusal.conflict("This example has no label that could be doubted.");
    }
    settlement.reopen(dataset.id, example);
    settlement.review(dataset.id, example);
    audit.record(caller.email(), "annotation.review", example.toString(), Map.of());
  }
}
