package dev.attune.api.snapshots;

import dev.attune.api.sql.Sql;
import dev.attune.data.datasets.Dataset;
import dev.attune.data.tasks.SingleLabelTask;
import dev.attune.data.tasks.Task;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which labelled example of a data set goes into which split, as a query; so it works for a million
 * examples without any of them in memory. Run it under the data set's lock only: it must say the
 * same each time.
 */
final class Assignment {
  /**
   * Within a stratum: shuffle by a hash of seed and text, cut off test and validation, at least one
   * each as long as there are three; of two one is for training, and a single one is. Of texts that
   * are alike the first takes part, and the others follow it. Where a test split is kept, its
   * examples take no part, and only validation is cut off.
   */
  private static final String OF_STRATA =
      """
      select id, gold, text_digest,
             case when kept or place <= test then 'test' when place <= test + validation then 'validation'
                  else 'train' end as split
        from (select *, case when ? then greatest(0, least(greatest(1, round(n * ?::numeric)), n - 1 - validation))
                             else 0 end as test
                from (select *, greatest(0, least(greatest(1, round(n * ?::numeric)), n - ?)) as validation
                        from (select id, gold, text_digest, kept,
                                     count(*) filter (where leads) over (partition by kept, stratum) as n,
                                     dense_rank() over (partition by kept, stratum
                                                        order by sha256(convert_to(?, 'UTF8') || leader)) as place
                                from (select id, gold, text_digest, kept, first_value(stratum) over unit as stratum,
                                             first_value(text_digest) over unit as leader,
                                             row_number() over unit = 1 as leads
                                        from (select s.*, k.id is not null as kept, coalesce(a.head, s.id) as head from (
      """;

  private static final String SHARED_OUT =
      """
      ) s
                                          left join unnest(?::uuid[], ?::uuid[]) a (id, head) on a.id = s.id
                                          left join (select example_id as id from snapshot_example
                                                      where snapshot_id = ? and split = 'test') k on k.id = s.id
                                         where not exists (select from unnest(?::uuid[]) o (id) where o.id = s.id)) placed
                              window unit as (partition by kept, head order by text_digest)) dealt) numbered)
                      with_validation) with_both
      """;

  private static final String BY_COLUMN =
      """
      select id, gold, text_digest, split from example
       where dataset_id = ? and gold is not null and split is not null
      """;

  /** Most examples have no answers, and looking for one is quicker than counting none. */
  private static final String VOTES =
      """
      case when exists (select from annotation a where a.example_id = assigned.id)
           then annotation_votes(assigned.id) end""";

  private final Sql sql;
  private final String query;
  private final String answer;
  private final @Nullable Object[] parameters;

  private Assignment(
      Sql sql, String query, Task task, List<? extends @Nullable Object> parameters) {
    this.sql = sql;
    this.query = query;
    this.answer = task instanceof SingleLabelTask ? "gold ->> 'label'" : "gold::text";
    this.parameters = parameters.toArray();
  }

  /** Every example keeps the split it came with. */
  static Assignment byColumn(Sql sql, Dataset dataset, Task task) {
    return new Assignment(sql, BY_COLUMN, task, List.of(dataset.id));
  }

  /**
   * The examples are shared out.
   *
   * @param kept the snapshot whose test split is kept; null for none
   * @param likeness which of them stay together
   */
  static Assignment byShares(
      Sql sql,
      Dataset dataset,
      Task task,
      SplitRule.Shares shares,
      long seed,
      @Nullable UUID kept,
      Likeness likeness) {
    Strata strata = Strata.of(task, dataset.id);
    boolean testToo = kept == null;
    List<@Nullable Object> parameters = new ArrayList<>();
    parameters.add(testToo);
    parameters.add(shares.test());
    parameters.add(shares.validation());
    parameters.add(testToo ? 2 : 1);
    parameters.add(Long.toString(seed));
    parameters.addAll(strata.parameters());
    parameters.add(List.copyOf(likeness.heads().keySet()));
    parameters.add(List.copyOf(likeness.heads().values()));
    parameters.add(kept);
    parameters.add(likeness.leftOut());
    return new Assignment(sql, OF_STRATA + strata.query() + SHARED_OUT, task, parameters);
  }

  void count(SplitCounts counts) {
    sql.forEach(
        "select split, count(*) as n from (" + query + ") assigned group by 1",
        row -> counts.addExamples(row.text("split"), row.whole("n")),
        parameters);
    sql.forEach(
        "select l.output, l.label, split, count(*) as n from ("
            + query
            + ") assigned cross join lateral gold_labels(gold) l group by 1, 2, 3",
        row ->
            counts.addLabel(
                row.text("output"), row.text("label"), row.text("split"), row.whole("n")),
        parameters);
  }

  /**
   * SHA-256, in hexadecimal, over the task and then a line per example in the order of digests:
   * digest, answer, split and, where people annotated it, their votes. The answer is the label, or
   * in tasks with other answers the gold.
   */
  String contentHash(String task) {
    MessageDigest hash = sha256();
    update(hash, task + "\n");
    sql.forEach(
        "select encode(text_digest, 'hex') as digest, "
            + answer
            + " as answer, split, "
            + VOTES
            + "::text as votes from ("
            + query
            + ") assigned order by text_digest",
        row -> {
          String votes = row.textOrNull("votes");
          update(
              hash,
              row.text("digest")
                  + "\t"
                  + row.text("answer")
                  + "\t"
                  + row.text("split")
                  + (votes == null ? "" : "\t" + votes)
                  + "\n");
        },
        parameters);
    return HexFormat.of().formatHex(hash.digest());
  }

  void store(UUID snapshot) {
    @Nullable Object[] all = new @Nullable Object[parameters.length + 1];
    all[0] = snapshot;
    System.arraycopy(parameters, 0, all, 1, parameters.length);
    sql.update(
        "insert into snapshot_example (snapshot_id, example_id, split, gold, votes)"
            + " select ?, id, split, gold, "
            + VOTES
            + " from ("
            + query
            + ") assigned",
        all);
  }

  private static void update(MessageDigest hash, String text) {
    hash.update(text.getBytes(StandardCharsets.UTF_8));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
