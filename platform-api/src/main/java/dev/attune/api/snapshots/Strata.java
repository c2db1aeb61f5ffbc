package dev.attune.api.snapshots;

import dev.attune.data.tasks.RegressionTask;
import dev.attune.data.tasks.Scale;
import dev.attune.data.tasks.SingleLabelTask;
import dev.attune.data.tasks.Task;
import java.util.List;
import java.util.UUID;

/**
 * The groups of labelled examples that are shared out each by itself, so that the splits are alike:
 * a query for {@code id, gold, text_digest, stratum}.
 *
 * <ul>
 *   <li>one label: by it
 *   <li>several labels, entities, several outputs: by the rarest label that the example has in the
 *       data set, so that rare labels come into every split first; examples without any together
 *   <li>values alone: by tenths of the data set, in the order of their mean place on the scales
 * </ul>
 *
 * @param parameters of the query
 */
record Strata(String query, List<Object> parameters) {
  private static final String BY_LABEL =
      """
      select id, gold, text_digest, gold ->> 'label' as stratum
        from example where dataset_id = ? and gold is not null
      """;

  private static final String BY_RAREST_LABEL =
      """
      with frequency as materialized (
        select l.output, l.label, count(*) as n from example o cross join lateral gold_labels(o.gold) l
         where o.dataset_id = ? and o.gold is not null group by 1, 2)
      select distinct on (e.id) e.id, e.gold, e.text_digest, (l.output, l.label)::text as stratum
        from example e left join lateral gold_labels(e.gold) l on true
        left join frequency f on f.output = l.output and f.label = l.label
       where e.dataset_id = ? and e.gold is not null order by e.id, f.n, l.output, l.label
      """;

  private static final String BY_VALUE =
      """
      select id, gold, text_digest,
             ntile(greatest(1, least(10, n / 10))::int) over (order by place, text_digest)::text as stratum
        from (select e.id, e.gold, e.text_digest, count(*) over () as n,
                     (select avg((v.value - s.least) / (s.greatest - s.least))
                        from gold_values(e.gold) v
                        join unnest(?::text[], ?::text[]::float8[], ?::text[]::float8[]) as s (scale, least, greatest)
                          on s.scale = v.scale) as place
                from example e where e.dataset_id = ? and e.gold is not null) placed
      """;

  static Strata of(Task task, UUID dataset) {
    if (task instanceof SingleLabelTask) {
      return new Strata(BY_LABEL, List.of(dataset));
    }
    if (task instanceof RegressionTask regression) {
      List<Scale> scales = regression.outputs();
      return new Strata(
          BY_VALUE,
          List.of(
              scales.stream().map(Scale::name).toList(),
              scales.stream().map(scale -> Double.toString(scale.min())).toList(),
              scales.stream().map(scale -> Double.toString(scale.max())).toList(),
              dataset));
    }
    return new Strata(BY_RAREST_LABEL, List.of(dataset, dataset));
  }
}
