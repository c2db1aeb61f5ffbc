package dev.attune.api.snapshots;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.datasets.DatasetLookup;
import dev.attune.api.paging.Page;
import dev.attune.api.paging.PageQuery;
import dev.attune.api.problems.Refusal;
import dev.attune.api.security.Caller;
import dev.attune.api.snapshots.SnapshotChangesView.Change;
import dev.attune.api.snapshots.SnapshotChangesView.Counts;
import dev.attune.api.snapshots.SnapshotChangesView.Place;
import dev.attune.api.snapshots.SnapshotChangesView.Relabelling;
import dev.attune.api.sql.Row;
import dev.attune.api.sql.Sql;
import dev.attune.data.crypto.TenantCiphers;
import dev.attune.data.crypto.TextCipher;
import dev.attune.data.tasks.SingleLabelTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Compares two snapshots of a data set. */
@ApplicationScoped
class SnapshotChanges {
  /**
   * Both snapshots side by side, example by example. Answers that contain each other are the same:
   * the order of a set is that of the task at the time.
   */
  private static final String BOTH =
      """
      with a as (select example_id, split, gold from snapshot_example where snapshot_id = ?),
           b as (select example_id, split, gold from snapshot_example where snapshot_id = ?),
           both_of as (
             select coalesce(a.example_id, b.example_id) as example_id,
                    a.split as split_before, a.gold as gold_before, b.split as split_after, b.gold as gold_after,
                    case when a.example_id is null then 'added'
                         when b.example_id is null then 'removed'
                         when not (a.gold @> b.gold and b.gold @> a.gold) then 'relabelled'
                         when a.split <> b.split then 'moved'
                         else 'unchanged' end as change
               from a full join b on b.example_id = a.example_id)
      """;

  private static final String COUNTS =
      BOTH + "select change, count(*) as n from both_of group by change";

  private static final String LABELS =
      BOTH
          + """
          select gold_before ->> 'label' as label_before, gold_after ->> 'label' as label_after, count(*) as n
            from both_of where change = 'relabelled' group by 1, 2 order by n desc, 1, 2 limit 50
          """;

  private static final String ITEMS =
      BOTH
          + """
          select c.*, e.text_ciphertext
            from (select * from both_of
                   where change <> 'unchanged' and (?::text is null or change = ?)
                     and (?::uuid is null or example_id > ?::uuid)
                   order by example_id limit ?) c
            join example e on e.id = c.example_id order by c.example_id
          """;

  private final Sql sql;
  private final DatasetLookup datasets;
  private final TenantCiphers ciphers;
  private final Caller caller;

  SnapshotChanges(Sql sql, DatasetLookup datasets, TenantCiphers ciphers, Caller caller) {
    this.sql = sql;
    this.datasets = datasets;
    this.ciphers = ciphers;
    this.caller = caller;
  }

  private record Taken(UUID id, JsonNode task) {}

  @Transactional
  SnapshotChangesView between(String dataset, int number, ChangesQuery query, PageQuery page) {
    UUID datasetId = datasets.required(dataset).id;
    Taken after = taken(datasetId, number);
    int since = query.since(number);
    Taken before = taken(datasetId, since);
    Page<Change> shown =
        Page.of(
            items(before.id(), after.id(), query.change(), page),
            page.limit(),
            change -> change.example().toString());
    return new SnapshotChangesView(
        number,
        since,
        !before.task().equals(after.task()),
        counts(before.id(), after.id()),
        datasets.task(after.task()) instanceof SingleLabelTask
            ? labels(before.id(), after.id())
            : List.of(),
        shown.items(),
        shown.next());
  }

  private Taken taken(UUID dataset, int number) {
    return sql.one(
            "select id, task from snapshot where dataset_id = ? and number = ?",
            row -> new Taken(row.uuid("id"), row.json("task")),
            dataset,
            number)
        .orElseThrow(() -> Refusal.notFound("There is no such snapshot."));
  }

  private Counts counts(UUID before, UUID after) {
    Map<String, Long> counts = new HashMap<>();
    sql.forEach(COUNTS, row -> counts.put(row.text("change"), row.whole("n")), before, after);
    return new Counts(
        counts.getOrDefault("added", 0L),
        counts.getOrDefault("removed", 0L),
        counts.getOrDefault("relabelled", 0L),
        counts.getOrDefault("moved", 0L),
        counts.getOrDefault("unchanged", 0L));
  }

  private List<Relabelling> labels(UUID before, UUID after) {
    return sql.list(
        LABELS,
        row -> new Relabelling(row.text("label_before"), row.text("label_after"), row.whole("n")),
        before,
        after);
  }

  private List<Change> items(UUID before, UUID after, @Nullable String change, PageQuery page) {
    TextCipher cipher = caller.role().readsTexts() ? ciphers.current() : null;
    UUID last = page.afterId();
    return sql.list(
        ITEMS,
        row ->
            new Change(
                row.uuid("example_id"),
                cipher == null
                    ? null
                    : cipher.decrypt(TextCipher.Purpose.TEXT, row.bytes("text_ciphertext")),
                row.text("change"),
                place(row, "split_before", "gold_before"),
                place(row, "split_after", "gold_after")),
        before,
        after,
        change,
        change,
        last,
        last,
        page.limit() + 1);
  }

  private static @Nullable Place place(Row row, String split, String gold) throws SQLException {
    String there = row.textOrNull(split);
    return there == null ? null : new Place(there, row.json(gold));
  }
}
