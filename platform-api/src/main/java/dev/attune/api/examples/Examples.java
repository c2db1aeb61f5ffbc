package dev.attune.api.examples;

import dev.attune.api.datasets.DatasetLookup;
import dev.attune.api.paging.Cursor;
import dev.attune.api.paging.Page;
import dev.attune.api.paging.PageQuery;
import dev.attune.api.problems.Refusal;
import dev.attune.api.security.Caller;
import dev.attune.api.security.Role;
import dev.attune.api.sql.Sql;
import dev.attune.data.datasets.Dataset;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows a data set's examples, oldest first. */
@ApplicationScoped
class Examples {
  private static final int SCAN_AT_MOST = 20_000;
  private static final int SCAN_STEP = 1_000;

  // A condition like "? is null or id > ?" would be no bound for the index once the plan is
  // generic.
  private static final String SELECT =
      """
      select e.id, e.external_id, e.text_ciphertext, case when i.example_id is null then e.gold end as gold, e.split, m.email as labelled_by,
             e.meta_ciphertext, e.characters, e.created_at
        from example e
        left join annotation_item i on i.example_id = e.id and ?
        left join member m on m.id = e.labelled_by and i.example_id is null
       where e.dataset_id = ?
         and e.id > coalesce(?::uuid, '00000000-0000-0000-0000-000000000000')
         and (?::uuid[] is null or e.id = any (?::uuid[]))
         %s
         and (?::text is null or m.id::text = ? or m.email = lower(?))
         and (?::text is null or (e.gold is not null and i.example_id is null) = (? = 'labelled'))
         and (?::text is null or coalesce(e.split, 'none') = ?)
       order by e.id limit ?
      """;

  private static final String ANY = SELECT.formatted("");
  private static final String LABELLED =
      SELECT.formatted(
          """
          and i.example_id is null and e.id in (select l.example_id from example_label l
                        where l.dataset_id = ? and l.label = ? and (?::text is null or l.output = ?))
          """);

  private final Sql sql;
  private final DatasetLookup datasets;
  private final ExampleReader reader;
  private final Caller caller;

  Examples(Sql sql, DatasetLookup datasets, ExampleReader reader, Caller caller) {
    this.sql = sql;
    this.datasets = datasets;
    this.reader = reader;
    this.caller = caller;
  }

  @Transactional
  Page<ExampleView> list(String datasetName, ExampleQuery query, PageQuery page) {
    query.check();
    Dataset dataset = datasets.required(datasetName);
    ExampleReader.Opened opened = reader.open(caller.role().readsTexts());
    if (query.q == null) {
      return Page.of(
          rows(dataset.id, query, page.afterId(), page.limit() + 1, opened),
          page.limit(),
          example -> example.id().toString());
    }
    if (!caller.role().readsTexts()) {
      throw Refusal.forbidden("Auditors read no texts, and so cannot search them.");
    }
    return search(dataset.id, query, query.q, page, opened);
  }

  private Page<ExampleView> search(
      UUID dataset, ExampleQuery query, String q, PageQuery page, ExampleReader.Opened opened) {
    String wanted = q.toLowerCase(Locale.ROOT);
    List<ExampleView> found = new ArrayList<>();
    UUID after = page.afterId();
    for (int scanned = 0; scanned < SCAN_AT_MOST; scanned += SCAN_STEP) {
      List<ExampleView> part = rows(dataset, query, after, SCAN_STEP, opened);
      for (ExampleView example : part) {
        after = example.id();
        if (String.valueOf(example.text()).toLowerCase(Locale.ROOT).contains(wanted)) {
          found.add(example);
          if (found.size() == page.limit()) {
            return new Page<>(found, Cursor.encode(after.toString()));
          }
        }
      }
      if (part.size() < SCAN_STEP) {
        return new Page<>(found, null);
      }
    }
    return new Page<>(found, Cursor.encode(String.valueOf(after)));
  }

  private List<ExampleView> rows(
      UUID dataset,
      ExampleQuery query,
      @Nullable UUID after,
      int limit,
      ExampleReader.Opened opened) {
    // Who is asked about an example is not shown what others made of it.
    boolean annotates = caller.role() == Role.ANNOTATOR;
    Set<UUID> wanted = query.wanted();
    List<@Nullable Object> parameters =
        new ArrayList<>(Arrays.asList(annotates, dataset, after, wanted, wanted));
    if (query.label != null) {
      parameters.addAll(Arrays.asList(dataset, query.label, query.output, query.output));
    }
    parameters.addAll(
        Arrays.asList(
            query.annotator,
            query.annotator,
            query.annotator,
            query.status,
            query.status,
            query.split,
            query.split,
            limit));
    return sql.list(query.label == null ? ANY : LABELLED, opened::view, parameters.toArray());
  }
}
