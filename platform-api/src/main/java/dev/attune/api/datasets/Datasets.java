package dev.attune.api.datasets;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.api.paging.Page;
import dev.attune.api.paging.PageQuery;
import dev.attune.api.problems.Refusal;
import dev.attune.api.security.Caller;
import dev.attune.data.audit.AuditLog;
import dev.attune.data.datasets.Dataset;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/** Makes, shows and changes data sets. */
@ApplicationScoped
class Datasets {
  private final DatasetLookup lookup;
  private final DatasetLock lock;
  private final DatasetTally tally;
  private final TaskChanges taskChanges;
  private final LabelOrder labelOrder;
  private final ObjectMapper json;
  private final AuditLog audit;
  private final Caller caller;

  Datasets(
      DatasetLookup lookup,
      DatasetLock lock,
      DatasetTally tally,
      TaskChanges taskChanges,
      LabelOrder labelOrder,
      ObjectMapper json,
      AuditLog audit,
      Caller caller) {
    this.lookup = lookup;
    this.lock = lock;
    this.tally = tally;
    this.taskChanges = taskChanges;
    this.labelOrder = labelOrder;
    this.json = json;
    this.audit = audit;
    this.caller = caller;
  }

  @Transactional
  Page<DatasetView> list(PageQuery page) {
    String after = page.after();
    List<Dataset> rows =
        Dataset.<Dataset>find("name > ?1 order by name", after == null ? "" : after)
            .page(0, page.limit() + 1)
            .list();
    Page<Dataset> part = Page.of(rows, page.limit(), dataset -> dataset.name);
    Map<UUID, DatasetCounts> counts = tally.of(part.items());
    return new Page<>(
        part.items().stream().map(dataset -> view(dataset, counts)).toList(), part.next());
  }

  @Transactional
  DatasetView create(NewDataset wanted) {
    Dataset dataset = new Dataset();
    dataset.name = wanted.name();
    dataset.language = wanted.language();
    dataset.task = json.valueToTree(wanted.task());
    dataset.guidelines = wanted.guidelines() == null ? "" : wanted.guidelines();
    dataset.createdBy = caller.email();
    store(dataset);
    audit.record(
        caller.email(),
        "dataset.create",
        dataset.name,
        Map.of("language", dataset.language, "task", dataset.task));
    return view(dataset, tally.of(List.of(dataset)));
  }

  @Transactional
  DatasetView get(String idOrName) {
    Dataset dataset = lookup.required(idOrName);
    return view(dataset, tally.of(List.of(dataset)));
  }

  @Transactional
  DatasetView change(String idOrName, DatasetChange change) {
    Dataset dataset = lookup.required(idOrName);
    if (change.task() != null) {
      lock.take(dataset);
    }
    Map<String, Object> changed = new LinkedHashMap<>();
    if (change.name() != null) {
      changed.put("name", change.name());
      dataset.name = change.name();
    }
    if (change.language() != null) {
      changed.put("language", change.language());
      dataset.language = change.language();
    }
    if (change.guidelines() != null) {
      changed.put("guidelines", change.guidelines().length() + " characters");
      dataset.guidelines = change.guidelines();
    }
    if (change.task() != null) {
      taskChanges.check(dataset, change.task());
      labelOrder.follow(dataset.id, lookup.task(dataset.task), change.task());
      dataset.task = json.valueToTree(change.task());
      changed.put("task", dataset.task);
    }
    store(dataset);
    audit.record(caller.email(), "dataset.change", dataset.id.toString(), changed);
    return view(dataset, tally.of(List.of(dataset)));
  }

  private static void store(Dataset dataset) {
    try {
      dataset.persistAndFlush();
    } catch (ConstraintViolationException e) {
      if (e.getKind() == ConstraintViolationException.ConstraintKind.UNIQUE) {
        throw Refusal.conflict("There is a data set named \"" + dataset.name + "\" already.");
      }
      throw e;
    }
  }

  private DatasetView view(Dataset dataset, Map<UUID, DatasetCounts> counts) {
    return new DatasetView(
        dataset.id,
        dataset.name,
        dataset.language,
        lookup.task(dataset.task),
        dataset.guidelines,
        counts.getOrDefault(dataset.id, DatasetTally.EMPTY),
        dataset.latestSnapshot == 0 ? null : dataset.latestSnapshot,
        dataset.createdBy,
        dataset.createdAt);
  }
}
