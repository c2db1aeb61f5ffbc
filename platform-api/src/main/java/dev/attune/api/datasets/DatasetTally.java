package dev.attune.api.datasets;

import dev.attune.api.sql.Sql;
import dev.attune.data.datasets.Dataset;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counts the examples of data sets, all of them in one query. */
@ApplicationScoped
class DatasetTally {
  static final DatasetCounts EMPTY = new DatasetCounts(0, 0, Map.of(), Map.of());

  private static final String NO_SPLIT = "none";

  private final Sql sql;
  private final DatasetLookup lookup;

  DatasetTally(Sql sql, DatasetLookup lookup) {
    this.sql = sql;
    this.lookup = lookup;
  }

  private static final class Tally {
    private long total;
    private long labelled;
    private final Map<String, Long> labels = new LinkedHashMap<>();
    private final Map<String, Long> splits = new LinkedHashMap<>();

    Tally(List<String> labelNames) {
      labelNames.forEach(label -> labels.put(label, 0L));
      List.of("train", "validation", "test", NO_SPLIT).forEach(split -> splits.put(split, 0L));
    }

    void add(@Nullable String label, String split, long count) {
      total += count;
      splits.merge(split, count, Long::sum);
      if (label != null) {
        labelled += count;
        labels.merge(label, count, Long::sum);
      }
    }

    DatasetCounts counts() {
      return new DatasetCounts(total, labelled, labels, splits);
    }
  }

  Map<UUID, DatasetCounts> of(List<Dataset> datasets) {
    Map<UUID, Tally> tallies = new HashMap<>();
    datasets.forEach(d -> tallies.put(d.id, new Tally(lookup.labels(d.task))));
    sql.forEach(
        """
        select dataset_id, gold ->> 'label' as label, coalesce(split, 'none') as split, count(*) as n
          from example where dataset_id = any (?::uuid[]) group by 1, 2, 3
        """,
        row -> {
          Tally tally = tallies.get(row.uuid("dataset_id"));
          if (tally != null) {
            tally.add(row.textOrNull("label"), row.text("split"), row.whole("n"));
          }
        },
        tallies.keySet());
    Map<UUID, DatasetCounts> counts = new HashMap<>();
    tallies.forEach((id, tally) -> counts.put(id, tally.counts()));
    return counts;
  }
}
