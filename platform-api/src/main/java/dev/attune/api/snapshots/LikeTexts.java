package dev.attune.api.snapshots;

import dev.attune.api.checks.NearDuplicateGroups;
import dev.attune.api.problems.Refusal;
import dev.attune.api.sql.KeysetPages;
import dev.attune.api.sql.Sql;
import dev.attune.data.crypto.TenantCiphers;
import dev.attune.data.crypto.TextCipher;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds labelled examples with nearly the same text. Opens the texts page by page and keeps none;
 * holds neither a connection nor the data set's lock meanwhile, so what changes at that moment is
 * not looked at. Goes by the texts' digests, which makes it find the same whatever the order in
 * which they were uploaded.
 */
@ApplicationScoped
class LikeTexts {
  private static final int PAGE = 1_000;
  private static final byte[] BEFORE_ALL = {};
  private static final int MOST_TEXTS = 200_000;
  private static final long MOST_CHARACTERS = 40_000_000;

  /** Each may need some 60 MB. */
  private static final int AT_ONCE = 2;

  private static final long WAIT_SECONDS = 30;

  private static final String TEXTS =
      """
      select id, text_digest, text_ciphertext from example
       where dataset_id = ? and gold is not null and text_digest > ? order by text_digest limit ?
      """;

  private static final String LABELLED =
      "select count(*) as n from example where dataset_id = ? and gold is not null";

  private static final String TEST =
      "select example_id from snapshot_example where snapshot_id = ? and split = 'test'";

  private final Sql sql;
  private final TenantCiphers ciphers;
  private final Semaphore places = new Semaphore(AT_ONCE, true);

  LikeTexts(Sql sql, TenantCiphers ciphers) {
    this.sql = sql;
    this.ciphers = ciphers;
  }

  @SuppressWarnings("ArrayRecordComponent") // handed on nowhere
  private record Text(UUID id, byte[] digest, String text) {}

  /**
   * What is alike among the labelled examples of a data set.
   *
   * @param kept the snapshot whose test split is kept; null for none
   */
  Likeness among(UUID dataset, SplitRule.Shares shares, @Nullable UUID kept) {
    try {
      if (!places.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw Refusal.unavailable("Other snapshots are being taken. Try again soon.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusal.unavailable("The service is stopping.");
    }
    try {
      return compare(dataset, shares, kept);
    } finally {
      places.release();
    }
  }

  private Likeness compare(UUID dataset, SplitRule.Shares shares, @Nullable UUID kept) {
    NearDuplicateGroups groups = new NearDuplicateGroups(MOST_TEXTS);
    List<UUID> ids = new ArrayList<>();
    long characters = 0;
    KeysetPages<List<Text>, byte[]> pages =
        KeysetPages.ofLists(PAGE, after -> page(dataset, after), Text::digest);
    while (pages.hasNext() && !groups.isFull() && characters < MOST_CHARACTERS) {
      for (Text text : pages.next()) {
        groups.add(text.text());
        ids.add(text.id());
        characters += text.text().length();
      }
    }
    long all =
        QuarkusTransaction.requiringNew()
            .call(() -> sql.single(LABELLED, row -> row.whole("n"), dataset));
    long most = Math.max(2, (long) (all * shares.smallest() / 2));
    return Likeness.of(
        groups.groups().stream().map(group -> group.stream().map(ids::get).toList()).toList(),
        test(kept),
        most,
        ids.size());
  }

  private List<Text> page(UUID dataset, byte @Nullable [] after) {
    TextCipher cipher = ciphers.current();
    return sql.list(
        TEXTS,
        row ->
            new Text(
                row.uuid("id"),
                row.bytes("text_digest"),
                cipher.decrypt(TextCipher.Purpose.TEXT, row.bytes("text_ciphertext"))),
        dataset,
        after == null ? BEFORE_ALL : after,
        PAGE);
  }

  private Set<UUID> test(@Nullable UUID snapshot) {
    return snapshot == null
        ? Set.of()
        : QuarkusTransaction.requiringNew()
            .call(
                () ->
                    sql.list(TEST, row -> row.uuid("example_id"), snapshot).stream()
                        .collect(Collectors.toSet()));
  }
}
