package dev.attune.api.snapshots;

import dev.attune.api.sql.Sql;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Which labelled example of a data set goes into which split, as a query; so it works for a million
 * examples without any of them in memory. Run it under the data set's lock only: it must say the
 * same each time.
 */
final class Assignment {
  /**
   * Within a label: shuffle by a hash of seed and text, cut off test and validation, at least one
   * each.
   */
  private static final String BY_RATIO =
      """
      select id, gold, text_digest,
             case when place <= test then 'test' when place <= test + validation then 'validation'
                  else 'train' end as split
        from (select *, least(greatest(1, round(n * ?::numeric)), n - 1 - validation) as test
                from (select *, least(greatest(1, round(n * ?::numeric)), n - 2) as validation
                        from (select id, gold, text_digest, count(*) over same_label as n,
                                     row_number() over (same_label order by sha256(convert_to(?, 'UTF8') || text_digest))
                                       as place
                                from example where dataset_id = ? and gold is not null
                              window same_label as (partition by gold ->> 'label')) numbered) with_validation) with_both
      """;

  private static final String BY_COLUMN =
      """
      select id, gold, text_digest, split from example
       where dataset_id = ? and gold is not null and split is not null
      """;

  private final Sql sql;
  private final String query;
  private final Object[] parameters;

  private Assignment(Sql sql, String query, Object... parameters) {
    this.sql = sql;
    this.query = query;
    this.parameters = parameters;
  }

  static Assignment of(Sql sql, UUID dataset, SplitRule rule, long seed) {
    return switch (rule) {
      case SplitRule.Column ignored -> new Assignment(sql, BY_COLUMN, dataset);
      case SplitRule.Ratios ratios ->
          new Assignment(
              sql, BY_RATIO, ratios.test(), ratios.validation(), Long.toString(seed), dataset);
    };
  }

  void count(SplitCounts counts) {
    sql.forEach(
        "select gold ->> 'label' as label, split, count(*) as n from ("
            + query
            + ") assigned group by 1, 2",
        row -> counts.add(row.text("label"), row.text("split"), row.whole("n")),
        parameters);
  }

  /** SHA-256, in hexadecimal, over the task and then a line per example in the order of digests. */
  String contentHash(String task) {
    MessageDigest hash = sha256();
    update(hash, task + "\n");
    sql.forEach(
        "select encode(text_digest, 'hex') as digest, gold ->> 'label' as label, split from ("
            + query
            + ") assigned order by text_digest",
        row ->
            update(
                hash,
                row.text("digest") + "\t" + row.text("label") + "\t" + row.text("split") + "\n"),
        parameters);
    return HexFormat.of().formatHex(hash.digest());
  }

  void store(UUID snapshot) {
    Object[] all = new Object[parameters.length + 1];
    all[0] = snapshot;
    System.arraycopy(parameters, 0, all, 1, parameters.length);
    sql.update(
        "insert into snapshot_example (snapshot_id, example_id, split, gold) select ?, id, split, gold from ("
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
