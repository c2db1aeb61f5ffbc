package dev.attune.api.agreement;

import dev.attune.agreement.StratifiedAnchoring;
import dev.attune.agreement.Stratum;
import dev.attune.api.datasets.DatasetLookup;
import dev.attune.api.sql.Sql;
import dev.attune.data.datasets.Dataset;
import dev.attune.data.tasks.Task;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.TreeMap;

/** Compares answers with the suggestions that chance showed people or withheld from them. */
@ApplicationScoped
class SuggestionsRead {
  /**
   * By the version that suggested and the chance of seeing it; by the month where one of them is
   * not known.
   */
  private static final String ANSWERS =
      """
      select a.answer, a.suggestion, a.suggestion_use = 'shown' as shown,
             concat_ws('/', a.suggested_version, a.shown_share,
                       case when a.suggested_version is null or a.shown_share is null
                            then to_char(a.created_at at time zone 'UTC', 'YYYY-MM') end) as stratum
        from annotation a join annotation_item i on i.example_id = a.example_id
       where a.dataset_id = ? and a.answer is not null and not a.returned and i.state <> 'gold' and not a.uploaded
         and a.suggestion_use in ('shown', 'withheld')
      """;

  private final Sql sql;
  private final DatasetLookup datasets;

  SuggestionsRead(Sql sql, DatasetLookup datasets) {
    this.sql = sql;
    this.datasets = datasets;
  }

  @Transactional
  StratifiedAnchoring read(String datasetName) {
    Dataset dataset = datasets.required(datasetName);
    Task task = datasets.task(dataset.task);
    Map<String, Stratum> strata = new TreeMap<>();
    sql.forEach(
        ANSWERS,
        row -> {
          String stratum = row.text("stratum");
          strata.put(
              stratum,
              strata
                  .getOrDefault(stratum, Stratum.EMPTY)
                  .with(
                      row.truth("shown"),
                      SameAnswer.isSame(task, row.json("answer"), row.json("suggestion"))));
        },
        dataset.id);
    return StratifiedAnchoring.of(strata.values());
  }
}
