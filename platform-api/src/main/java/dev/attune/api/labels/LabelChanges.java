package dev.attune.api.labels;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.api.datasets.DatasetLock;
import dev.attune.api.datasets.DatasetLookup;
import dev.attune.api.datasets.LongWork;
import dev.attune.api.labels.NewLabelChange.Action;
import dev.attune.api.labels.NewLabelChange.Fate;
import dev.attune.api.problems.Refusal;
import dev.attune.api.security.Caller;
import dev.attune.data.audit.AuditLog;
import dev.attune.data.datasets.Dataset;
import dev.attune.data.tasks.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Renames, merges and deletes labels. The task, every gold answer and every answer of a person
 * change in one transaction, while nobody else writes to the data set; snapshots stay.
 */
@ApplicationScoped
class LabelChanges {
  private final DatasetLookup datasets;
  private final DatasetLock lock;
  private final LongWork longWork;
  private final LabelledExamples examples;
  private final AnsweredLabels answers;
  private final LabelHistory history;
  private final ObjectMapper json;
  private final AuditLog audit;
  private final Caller caller;

  LabelChanges(
      DatasetLookup datasets,
      DatasetLock lock,
      LongWork longWork,
      LabelledExamples examples,
      AnsweredLabels answers,
      LabelHistory history,
      ObjectMapper json,
      AuditLog audit,
      Caller caller) {
    this.datasets = datasets;
    this.lock = lock;
    this.longWork = longWork;
    this.examples = examples;
    this.answers = answers;
    this.history = history;
    this.json = json;
    this.audit = audit;
    this.caller = caller;
  }

  LabelChangeView make(String dataset, NewLabelChange wanted) {
    return longWork.during(
        () -> longWork.inTransaction(() -> makeInTransaction(datasets.required(dataset), wanted)));
  }

  private LabelChangeView makeInTransaction(Dataset dataset, NewLabelChange wanted) {
    lock.take(dataset);
    WantedChange change = WantedChange.of(datasets.task(dataset.task), wanted);
    Task after = change.after();
    LabelEdit edit =
        new LabelEdit(
            dataset.id, change.output(), wanted.label(), wanted.to(), change.task(), after);
    if (wanted.action() == Action.DELETE && wanted.answers() == null) {
      requireUnused(edit);
    }
    dataset.task = json.valueToTree(after);
    dataset.persistAndFlush();
    boolean discards = wanted.answers() == Fate.DISCARD;
    long changed = discards ? examples.discard(edit) : examples.replace(edit);
    long annotated = discards ? answers.discard(edit) : answers.replace(edit);
    LabelChangeView made = history.record(edit, wanted, changed, annotated);
    audit.record(caller.email(), "dataset.label-" + made.action(), dataset.name, details(made));
    return made;
  }

  private void requireUnused(LabelEdit edit) {
    LabelTally tally = new LabelTally();
    examples.count(edit.dataset(), tally::addExamples);
    answers.count(edit.dataset(), tally::addAnswers);
    LabelTally.Count used = tally.of(edit.output(), edit.label());
    if (used.examples() + used.answers() > 0) {
      throw Refusal.conflict(
          used.examples()
              + " examples and "
              + used.answers()
              + " answers of annotators have this label. Say in \"answers\" what becomes of them:"
              + " move, strip or discard.");
    }
  }

  private static Map<String, Object> details(LabelChangeView made) {
    Map<String, Object> details = new LinkedHashMap<>();
    put(details, "output", made.output());
    details.put("label", made.label());
    put(details, "to", made.to());
    put(details, "answers", made.answers());
    details.put("examples", made.examples());
    details.put("annotations", made.annotations());
    return details;
  }

  private static void put(Map<String, Object> details, String name, @Nullable String value) {
    if (value != null) {
      details.put(name, value);
    }
  }
}
