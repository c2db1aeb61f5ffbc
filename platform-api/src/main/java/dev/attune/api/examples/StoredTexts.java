package dev.attune.api.examples;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.sql.KeysetPages;
import dev.attune.api.sql.Sql;
import dev.attune.data.crypto.TextCipher;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a data set has of the texts of a file that is only looked through. Texts go by the digest
 * that they are stored with, in hexadecimal; each reading is a transaction of its own.
 */
final class StoredTexts {
  private static final int PAGE = 1_000;

  private static final String TEXTS =
      """
      select id, text_ciphertext, split, text_digest from example
       where dataset_id = ? and id > coalesce(?::uuid, '00000000-0000-0000-0000-000000000000')
       order by id limit ?
      """;

  private static final String SPLITS =
      """
      select encode(e.text_digest, 'hex') as digest, e.split from example e
       where e.dataset_id = ? and e.text_digest in (select decode(d, 'hex') from unnest(?::text[]) d)
      """;

  /** Of an answer that was sent back nothing. */
  private static final String ANSWERS =
      """
      select encode(e.text_digest, 'hex') as digest, coalesce(encode(u.name_digest, 'hex'), m.email) as person,
             case when not a.returned then a.answer end as answer
        from example e
        join annotation a on a.example_id = e.id
        left join uploaded_annotator u on u.id = a.annotator_id
        left join member m on m.id = a.member_id
       where e.dataset_id = ? and e.text_digest in (select decode(d, 'hex') from unnest(?::text[]) d)
       order by a.id
      """;

  private final Sql sql;
  private final UUID dataset;
  private final TextCipher cipher;

  StoredTexts(Sql sql, UUID dataset, TextCipher cipher) {
    this.sql = sql;
    this.dataset = dataset;
    this.cipher = cipher;
  }

  /** A text that is opened. */
  @SuppressWarnings("ArrayRecordComponent") // handed on nowhere
  record Text(UUID id, String text, @Nullable String split, byte[] digest) {}

  /** Is told what people have answered. */
  interface Answered {
    /**
     * Takes one of them.
     *
     * @param person the digest of the name, or a member's e-mail; null where nobody is known
     * @param answer null when it was skipped, or does not count
     */
    void said(String digest, @Nullable String person, @Nullable JsonNode answer);
  }

  /** The splits of those that are there. */
  Map<String, @Nullable String> splits(Collection<String> digests) {
    Map<String, @Nullable String> splits = new HashMap<>();
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                sql.forEach(
                    SPLITS,
                    row -> splits.put(row.text("digest"), row.textOrNull("split")),
                    dataset,
                    digests));
    return splits;
  }

  /** What people have answered to them, in the order in which they did. */
  void answers(Collection<String> digests, Answered answered) {
    if (digests.isEmpty()) {
      return;
    }
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                sql.forEach(
                    ANSWERS,
                    row ->
                        answered.said(
                            row.text("digest"), row.textOrNull("person"), row.jsonOrNull("answer")),
                    dataset,
                    digests));
  }

  /** All of them, page by page. */
  KeysetPages<List<Text>, UUID> pages() {
    return KeysetPages.ofLists(PAGE, this::page, Text::id);
  }

  private List<Text> page(@Nullable UUID after) {
    return sql.list(
        TEXTS,
        row ->
            new Text(
                row.uuid("id"),
                cipher.decrypt(TextCipher.Purpose.TEXT, row.bytes("text_ciphertext")),
                row.textOrNull("split"),
                row.bytes("text_digest")),
        dataset,
        after,
        PAGE);
  }

  /** How many there are. */
  long count() {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                sql.single(
                    "select count(*) as n from example where dataset_id = ?",
                    row -> row.whole("n"),
                    dataset));
  }
}
