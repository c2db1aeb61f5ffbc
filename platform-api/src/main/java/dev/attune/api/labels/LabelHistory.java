package dev.attune.api.labels;

import dev.attune.api.datasets.DatasetLookup;
import dev.attune.api.datasets.TaskOutputs;
import dev.attune.api.paging.Page;
import dev.attune.api.paging.PageQuery;
import dev.attune.api.security.Caller;
import dev.attune.api.sql.Row;
import dev.attune.api.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps and shows what became of labels. */
@ApplicationScoped
public class LabelHistory {
  private static final String COLUMNS =
      "id, action, output, label, target, answers, examples, annotated, changed_by, changed_at";
  private static final String RECORD =
      """
      insert into label_change (dataset_id, action, output, label, target, answers, examples, annotated, changed_by, changed_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning\s"""
          + COLUMNS;
  private static final String NEWEST =
      "select "
          + COLUMNS
          + " from label_change where dataset_id = ? and (?::uuid is null or id < ?::uuid)"
          + " order by id desc limit ?";
  private static final String OLDEST =
      "select " + COLUMNS + " from label_change where dataset_id = ? order by id";
  private static final String BETWEEN =
      "select "
          + COLUMNS
          + " from label_change where dataset_id = (select dataset_id from snapshot where id = ?)"
          + " and id > ? and id < ? order by id";

  private final Sql sql;
  private final DatasetLookup datasets;
  private final Caller caller;
  private final Clock clock;

  LabelHistory(Sql sql, DatasetLookup datasets, Caller caller, Clock clock) {
    this.sql = sql;
    this.datasets = datasets;
    this.caller = caller;
    this.clock = clock;
  }

  LabelChangeView record(LabelEdit edit, NewLabelChange wanted, long examples, long annotated) {
    boolean used = examples + annotated > 0;
    boolean moves = wanted.answers() == NewLabelChange.Fate.MOVE;
    return sql.single(
        RECORD,
        LabelHistory::view,
        edit.dataset(),
        wanted.action().word(),
        edit.output(),
        edit.label(),
        edit.replacement(),
        wanted.answers() == null || !(used || moves) ? null : wanted.answers().word(),
        examples,
        annotated,
        caller.email(),
        clock.instant());
  }

  /** The changes of a data set's labels, the newest first. */
  @Transactional
  Page<LabelChangeView> list(String dataset, PageQuery page) {
    UUID after = page.afterId();
    List<LabelChangeView> found =
        sql.list(
            NEWEST,
            LabelHistory::view,
            datasets.required(dataset).id,
            after,
            after,
            page.limit() + 1);
    return Page.of(found, page.limit(), change -> change.id().toString());
  }

  /** All changes of a data set's labels, the oldest first. */
  public List<LabelChangeView> all(UUID dataset) {
    return sql.list(OLDEST, LabelHistory::view, dataset);
  }

  /**
   * The changes of a data set's labels that were made after one of its snapshots and before a later
   * one, the oldest first. Ids tell the order: both get theirs while nobody else has the data set.
   */
  public List<LabelChangeView> between(UUID snapshot, UUID later) {
    return sql.list(BETWEEN, LabelHistory::view, snapshot, snapshot, later);
  }

  private static LabelChangeView view(Row row) throws SQLException {
    return new LabelChangeView(
        row.uuid("id"),
        row.text("action"),
        outputOrNull(row.text("output")),
        row.text("label"),
        row.textOrNull("target"),
        row.textOrNull("answers"),
        row.whole("examples"),
        row.whole("annotated"),
        row.text("changed_by"),
        row.instant("changed_at"));
  }

  static @Nullable String outputOrNull(String output) {
    return output.equals(TaskOutputs.ONLY) ? null : output;
  }
}
