package dev.attune.api.labelerrors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.datasets.DatasetLookup;
import dev.attune.api.datasets.TaskOutputs;
import dev.attune.api.labelerrors.LabelErrorsView.Check;
import dev.attune.api.labelerrors.LabelErrorsView.LabelError;
import dev.attune.api.labelerrors.LabelErrorsView.Output;
import dev.attune.api.paging.Page;
import dev.attune.api.paging.PageQuery;
import dev.attune.api.security.Caller;
import dev.attune.api.sql.Row;
import dev.attune.api.sql.Sql;
import dev.attune.data.crypto.TenantCiphers;
import dev.attune.data.crypto.TextCipher;
import dev.attune.data.tasks.OutputTask;
import dev.attune.data.tasks.Task;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows what workers found. */
@ApplicationScoped
class LabelErrors {
  /** Of the task as it is now: after a label was renamed the next training checks again. */
  private static final String NEWEST =
      """
      select c.version_id, s.id as snapshot_id, s.number as snapshot, m.name as model, v.number as version, v.task, c.checked_at,
             (c.result ->> 'examples')::int as examples, jsonb_array_length(c.result -> 'suspects') as kept,
             c.result -> 'outputs' as outputs
        from label_check c join model_version v on v.id = c.version_id join model m on m.id = v.model_id
        join snapshot s on s.id = v.snapshot_id join dataset d on d.id = s.dataset_id and d.task = v.task
       where s.dataset_id = ? and (?::int is null or s.number = ?::int)
       order by c.checked_at desc, c.version_id desc limit 1
      """;

  /** Whether there was a check, of whatever task. */
  private static final String CHECKED =
      """
      select exists (
        select from label_check c join model_version v on v.id = c.version_id join snapshot s on s.id = v.snapshot_id
         where s.dataset_id = ? and (?::int is null or s.number = ?::int)) as yes
      """;

  /** Doubts whose example has the label still, or waits for a decision. */
  private static final String STANDING =
      """
        from label_check c cross join jsonb_array_elements(c.result -> 'suspects') with ordinality d (doubt, place)
        join snapshot_example se on se.snapshot_id = ? and se.example_id = (d.doubt ->> 'example')::uuid
        join example e on e.id = se.example_id
        left join annotation_item i on i.example_id = e.id
       where c.version_id = ? and (?::uuid is null or e.id = ?::uuid)
         and (e.gold = se.gold or i.state = 'review')
         and (i.state = 'decided' and i.decided_by is not null and i.decided_at >= c.checked_at) is not true
      """;

  private static final String COUNT = "select count(*) as n" + STANDING;

  private static final String ITEMS =
      "select d.doubt, d.place, e.id, e.external_id, e.text_ciphertext, se.split, coalesce(i.state"
          + " = 'review', false) as in_review, se.gold as answer, case when d.doubt ->> 'output' ="
          + " '' then d.doubt -> 'likely' else jsonb_set(se.gold, array['outputs', d.doubt ->>"
          + " 'output'], d.doubt -> 'likely') end as corrected"
          + STANDING
          + " and d.place > coalesce(?::bigint, 0) order by d.place limit ?";

  private final Sql sql;
  private final DatasetLookup datasets;
  private final TenantCiphers ciphers;
  private final Caller caller;

  LabelErrors(Sql sql, DatasetLookup datasets, TenantCiphers ciphers, Caller caller) {
    this.sql = sql;
    this.datasets = datasets;
    this.ciphers = ciphers;
    this.caller = caller;
  }

  private record Found(
      UUID versionId,
      UUID snapshotId,
      int snapshot,
      String model,
      int version,
      Task task,
      Instant checkedAt,
      int examples,
      int kept,
      JsonNode outputs) {}

  private record Placed(long place, LabelError error) {}

  @Transactional
  LabelErrorsView list(String dataset, LabelErrorsQuery query, PageQuery page) {
    UUID id = datasets.required(dataset).id;
    Integer snapshot = query.snapshot();
    Optional<Found> found = sql.one(NEWEST, this::found, id, snapshot, snapshot);
    if (found.isEmpty()) {
      boolean outdated = sql.single(CHECKED, row -> row.truth("yes"), id, snapshot, snapshot);
      return new LabelErrorsView(null, outdated, List.of(), null);
    }
    Found check = found.get();
    UUID example = query.example();
    long left =
        sql.single(COUNT, row -> row.whole("n"), check.snapshotId(), check.versionId(), null, null);
    Page<Placed> shown =
        Page.of(rows(check, example, page), page.limit(), placed -> Long.toString(placed.place()));
    return new LabelErrorsView(
        new Check(
            check.model(),
            check.version(),
            check.snapshot(),
            check.checkedAt(),
            check.examples(),
            check.kept(),
            left,
            outputs(check)),
        false,
        shown.items().stream().map(Placed::error).toList(),
        shown.next());
  }

  private List<Placed> rows(Found check, @Nullable UUID example, PageQuery page) {
    TextCipher cipher = caller.role().readsTexts() ? ciphers.current() : null;
    return sql.list(
        ITEMS,
        row -> new Placed(row.whole("place"), error(row, cipher)),
        check.snapshotId(),
        check.versionId(),
        example,
        example,
        page.afterNumber(),
        page.limit() + 1);
  }

  private Found found(Row row) throws SQLException {
    return new Found(
        row.uuid("version_id"),
        row.uuid("snapshot_id"),
        row.integer("snapshot"),
        row.text("model"),
        row.integer("version"),
        datasets.task(row.json("task")),
        row.instant("checked_at"),
        row.integer("examples"),
        row.integer("kept"),
        row.json("outputs"));
  }

  private static LabelError error(Row row, @Nullable TextCipher cipher) throws SQLException {
    JsonNode doubt = row.json("doubt");
    return new LabelError(
        row.uuid("id"),
        row.textOrNull("external_id"),
        cipher == null
            ? null
            : cipher.decrypt(TextCipher.Purpose.TEXT, row.bytes("text_ciphertext")),
        row.text("split"),
        doubt.path("output").asText(),
        doubt.path("given"),
        doubt.path("likely"),
        row.json("answer"),
        row.json("corrected"),
        doubt.path("selfConfidence").asDouble(),
        doubt.path("margin").asDouble(),
        row.truth("in_review"));
  }

  private static List<Output> outputs(Found check) {
    Map<String, OutputTask> asked = TaskOutputs.of(check.task());
    List<Output> outputs = new ArrayList<>();
    for (JsonNode one : check.outputs()) {
      String name = one.path("output").asText();
      List<String> unjudged = new ArrayList<>();
      one.path("unjudged").forEach(label -> unjudged.add(label.asText()));
      outputs.add(
          new Output(
              name,
              Objects.requireNonNull(asked.get(name), "Outputs of the task are checked.").type(),
              one.path("examples").asInt(),
              one.path("noise").asDouble(),
              one.path("suspects").asInt(),
              unjudged));
    }
    return outputs;
  }
}
