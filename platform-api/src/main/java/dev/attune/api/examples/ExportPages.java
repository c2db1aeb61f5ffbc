package dev.attune.api.examples;

import dev.attune.api.datasets.DatasetLookup;
import dev.attune.api.sql.KeysetPages;
import dev.attune.api.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a data set page by page, each page a transaction of its own, so that a slow reader holds
 * nothing in the database.
 */
@ApplicationScoped
class ExportPages {
  private static final int PAGE = 1_000;

  private static final String SELECT =
      """
      select e.id, e.external_id, e.text_ciphertext, e.gold, e.split, m.email as labelled_by,
             e.meta_ciphertext, e.characters, e.created_at,
             case when i.state = 'decided' then i.decided_at end as decided_at,
             coalesce(i.state = 'decided' and i.decided_by is not null, false) as adjudicated, i.asked_by,
             ? or e.split is not distinct from ?::text as wanted
        from example e
        left join member m on m.id = e.labelled_by
        left join annotation_item i on i.example_id = e.id
       where e.dataset_id = ? and e.id > coalesce(?::uuid, '00000000-0000-0000-0000-000000000000')
       order by e.id limit ?
      """;

  private static final String META =
      """
      select id, meta_ciphertext from example
       where dataset_id = ? and id > coalesce(?::uuid, '00000000-0000-0000-0000-000000000000')
       order by id limit ?
      """;

  private final Sql sql;
  private final DatasetLookup datasets;
  private final ExampleReader reader;
  private final ExportedAnswers answersRead;

  ExportPages(Sql sql, DatasetLookup datasets, ExampleReader reader, ExportedAnswers answersRead) {
    this.sql = sql;
    this.datasets = datasets;
    this.reader = reader;
    this.answersRead = answersRead;
  }

  /**
   * A row of a page. Those of other splits are read as well: a page is found by its index only
   * where nothing else chooses rows.
   *
   * @param example null where it is of another split
   */
  private record Stored(
      UUID id,
      @Nullable ExampleView example,
      @Nullable Instant decidedAt,
      boolean adjudicated,
      @Nullable String askedBy) {}

  /**
   * Which examples, and with what.
   *
   * @param all of every split and of none
   * @param split when not all; null for those without
   */
  private record Which(boolean all, @Nullable String split, boolean provenance) {}

  /**
   * Some examples.
   *
   * @param next id behind which the next ones are; null where there are none
   */
  private record Page(List<ExportedExample> examples, @Nullable UUID next) {}

  private record MetaNames(UUID id, Set<String> names) {}

  /** All examples, oldest first. */
  void forEach(UUID dataset, boolean provenance, Consumer<ExportedExample> consumer) {
    forEach(dataset, new Which(true, null, provenance), consumer);
  }

  /** The examples of a split, oldest first; of none when it is null. */
  void forEachIn(
      UUID dataset,
      @Nullable String split,
      boolean provenance,
      Consumer<ExportedExample> consumer) {
    forEach(dataset, new Which(false, split, provenance), consumer);
  }

  /** The splits that any example has. */
  SortedSet<String> splits(UUID dataset) {
    return new TreeSet<>(
        inTransaction(
            dataset,
            () ->
                sql.list(
                    "select distinct split from example where dataset_id = ? and split is not null",
                    row -> row.text("split"),
                    dataset)));
  }

  /** Whether an example has no split. */
  boolean hasUnassigned(UUID dataset) {
    return !inTransaction(
            dataset,
            () ->
                sql.list(
                    "select id from example where dataset_id = ? and split is null limit 1",
                    row -> row.uuid("id"),
                    dataset))
        .isEmpty();
  }

  private void forEach(UUID dataset, Which which, Consumer<ExportedExample> consumer) {
    new KeysetPages<Page, UUID>(after -> page(dataset, after, which), Page::next)
        .forEachRemaining(page -> page.examples().forEach(consumer));
  }

  /** The names of all metadata. */
  SortedSet<String> metaNames(UUID dataset) {
    SortedSet<String> names = new TreeSet<>();
    KeysetPages.ofLists(PAGE, after -> metaNames(dataset, after), MetaNames::id)
        .forEachRemaining(page -> page.forEach(one -> names.addAll(one.names())));
    return names;
  }

  private List<MetaNames> metaNames(UUID dataset, @Nullable UUID after) {
    requireThere(dataset);
    ExampleReader.Opened opened = reader.open(true);
    return sql.list(
        META,
        row -> new MetaNames(row.uuid("id"), opened.meta(row).keySet()),
        dataset,
        after,
        PAGE);
  }

  private <T> T inTransaction(UUID dataset, Supplier<T> page) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              requireThere(dataset);
              return page.get();
            });
  }

  /** A data set deleted meanwhile must not look like one that ended. */
  private void requireThere(UUID dataset) {
    datasets.required(dataset.toString());
  }

  private Page page(UUID dataset, @Nullable UUID after, Which which) {
    requireThere(dataset);
    ExampleReader.Opened opened = reader.open(true);
    List<Stored> rows =
        sql.list(
            SELECT,
            row ->
                new Stored(
                    row.uuid("id"),
                    row.truth("wanted") ? opened.view(row) : null,
                    row.instantOrNull("decided_at"),
                    row.truth("adjudicated"),
                    row.textOrNull("asked_by")),
            which.all(),
            which.split(),
            dataset,
            after,
            PAGE);
    return new Page(
        exported(dataset, rows, which.provenance()),
        rows.size() == PAGE ? rows.getLast().id() : null);
  }

  private List<ExportedExample> exported(UUID dataset, List<Stored> rows, boolean provenance) {
    Map<UUID, List<ExportedExample.Answer>> answers =
        provenance && !rows.isEmpty()
            ? answersRead.read(dataset, rows.getFirst().id(), rows.getLast().id())
            : Map.of();
    List<ExportedExample> exported = new ArrayList<>(rows.size());
    for (Stored stored : rows) {
      ExampleView example = stored.example();
      if (example != null) {
        List<ExportedExample.Answer> own = answers.getOrDefault(stored.id(), List.of());
        exported.add(
            new ExportedExample(
                example,
                provenance ? origin(example, stored, own) : null,
                provenance ? stored.askedBy() : null,
                own));
      }
    }
    return exported;
  }

  private static ExportedExample.@Nullable Origin origin(
      ExampleView example, Stored stored, List<ExportedExample.Answer> answers) {
    if (example.gold() == null) {
      return null;
    }
    if (stored.decidedAt() == null) {
      return new ExportedExample.Origin(example.labelledBy(), example.createdAt(), "upload");
    }
    if (stored.adjudicated()) {
      return new ExportedExample.Origin(example.labelledBy(), stored.decidedAt(), "adjudication");
    }
    String by =
        answers.stream()
            .filter(answer -> answer.answer() != null && !answer.returned())
            .map(ExportedExample.Answer::by)
            .filter(Objects::nonNull)
            .distinct()
            .collect(Collectors.joining("|"));
    return new ExportedExample.Origin(by.isEmpty() ? null : by, stored.decidedAt(), "rule");
  }
}
