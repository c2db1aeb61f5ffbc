package dev.attune.api.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.annotation.Items.Action;
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
import org.jspecify.annotations.Nullable;

/**
 * Makes of an item again what its history tells. What was answered or decided then becomes a
 * decision of the caller's; people's answers stay as they are.
 */
@ApplicationScoped
class Restoring {
  private static final String SAME =
      "select coalesce(decision = ?::jsonb, false) as yes from annotation_item where example_id = ?";

  private final Sql sql;
  private final DatasetLookup datasets;
  private final DatasetLock lock;
  private final Items items;
  private final ItemHistory history;
  private final PastAnswers pastAnswers;
  private final Settlement settlement;
  private final AuditLog audit;
  private final Caller caller;

  Restoring(
      Sql sql,
      DatasetLookup datasets,
      DatasetLock lock,
      Items items,
      ItemHistory history,
      PastAnswers pastAnswers,
      Settlement settlement,
      AuditLog audit,
      Caller caller) {
    this.sql = sql;
    this.datasets = datasets;
    this.lock = lock;
    this.items = items;
    this.history = history;
    this.pastAnswers = pastAnswers;
    this.settlement = settlement;
    this.audit = audit;
    this.caller = caller;
  }

  /**
   * Restores what an event left.
   *
   * @param latest the newest event that the caller knows of; null asks for no check
   */
  @Transactional
  void restore(String datasetName, UUID example, UUID id, @Nullable UUID latest) {
    Dataset dataset = datasets.required(datasetName);
    lock.share(dataset);
    Item item = items.locked(dataset.id, example);
    PastEvent event =
        history
            .event(example, id)
            .orElseThrow(() -> Refusal.notFound("There is no such event of this example."));
    if (latest != null && !history.isLatest(example, latest)) {
      throw Refusal.conflict(
          "Something has happened to this example meanwhile. Look at its history again.");
    }
    if (item.state() == State.GOLD) {
      throw Refusal.conflict("This is a gold question; make it an ordinary example first.");
    }
    if (event.answer() != null) {
      restoreAnswer(dataset, item, event, event.answer());
    } else if (event.leftUndecided()) {
      restoreUndecided(dataset, item, event);
    } else {
      throw Refusal.conflict(
          "Only what was answered or decided can be restored, or that nothing was decided.");
    }
    audit.record(
        caller.email(), "annotation.restore", example.toString(), Map.of("event", id.toString()));
  }

  private void restoreAnswer(Dataset dataset, Item item, PastEvent event, JsonNode said) {
    UUID example = item.example();
    JsonNode gold =
        pastAnswers.now(dataset.id, datasets.task(dataset.task), example, said, event.at());
    if (item.state() == State.DECIDED && sql.single(SAME, row -> row.truth("yes"), gold, example)) {
      throw Refusal.conflict("That is what is decided about this example now.");
    }
    settlement.restore(dataset.id, example, gold, event.member());
  }

  /** Who left it to a reviewer then has it left to one again; else it is as after an undo. */
  private void restoreUndecided(Dataset dataset, Item item, PastEvent event) {
    if (item.state() != State.DECIDED) {
      throw Refusal.conflict("Nothing has been decided about this example.");
    }
    settlement.restoreUndecided(dataset.id, item.example());
    if (event.action() == Action.DISPUTE) {
      settlement.review(dataset.id, item.example());
    } else {
      settlement.reviewUnlessAsked(dataset.id, item);
    }
  }
}
