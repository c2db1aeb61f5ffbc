package dev.attune.api.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.annotation.Items.Action;
import dev.attune.api.annotation.Items.Item;
import dev.attune.api.annotation.Items.State;
import dev.attune.api.datasets.DatasetLock;
import dev.attune.api.datasets.DatasetLookup;
import dev.attune.api.problems.Refusal;
import dev.attune.api.security.Caller;
import dev.attune.api.sql.Sql;
import dev.attune.data.crypto.TenantCiphers;
import dev.attune.data.crypto.TextCipher;
import dev.attune.data.datasets.Dataset;
import dev.attune.data.tasks.Task;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes in what people say, and lets them take it back. */
@ApplicationScoped
class Answers {
  private static final String STORE =
      """
      insert into annotation (dataset_id, example_id, member_id, answer, skipped, flagged, note_ciphertext, seconds, created_at, changed_at,
                              suggested_version, suggestion, suggestion_use, shown_share)
      select ?::uuid, ?::uuid, ?::uuid, ?::jsonb, ?::text, ?::boolean, ?::bytea, ?::integer, ?::timestamptz, ?::timestamptz,
             l.suggested_version, l.suggestion, l.suggestion_use, l.shown_share
        from (values (1)) one left join annotation_lease l on l.example_id = ? and l.member_id = ?
          on conflict (example_id, member_id) do update
         set answer = excluded.answer, skipped = excluded.skipped, flagged = excluded.flagged,
             note_ciphertext = excluded.note_ciphertext, seconds = coalesce(excluded.seconds, annotation.seconds),
             returned = false, right_answer = null, changed_at = excluded.changed_at
      """;

  private static final String LEASE_AGAIN =
      """
      insert into annotation_lease (example_id, member_id, dataset_id, until, suggested_version, suggestion, suggestion_use, shown_share)
      select example_id, member_id, dataset_id, ?, suggested_version, suggestion, suggestion_use, shown_share
        from annotation where example_id = ? and member_id = ?
      """;

  private final Sql sql;
  private final DatasetLookup datasets;
  private final DatasetLock lock;
  private final Plans plans;
  private final Leases leases;
  private final Items items;
  private final Settlement settlement;
  private final Annotators annotators;
  private final SeenLabels seenLabels;
  private final AnswerReader reader;
  private final TenantCiphers ciphers;
  private final Caller caller;
  private final AnnotationConfig config;

  Answers(
      Sql sql,
      DatasetLookup datasets,
      DatasetLock lock,
      Plans plans,
      Leases leases,
      Items items,
      Settlement settlement,
      Annotators annotators,
      SeenLabels seenLabels,
      AnswerReader reader,
      TenantCiphers ciphers,
      Caller caller,
      AnnotationConfig config) {
    this.sql = sql;
    this.datasets = datasets;
    this.lock = lock;
    this.plans = plans;
    this.leases = leases;
    this.items = items;
    this.settlement = settlement;
    this.annotators = annotators;
    this.seenLabels = seenLabels;
    this.reader = reader;
    this.ciphers = ciphers;
    this.caller = caller;
    this.config = config;
  }

  /**
   * What the caller has said about an item.
   *
   * @param answered whether it is an answer, which holds one of the item's places
   * @param counted whether that answer counts: one that was sent back does not
   */
  private record Said(boolean answered, boolean counted) {}

  /**
   * Takes the caller's answer to an item that they have before them, had before them and nobody
   * took since, or answered before.
   */
  @Transactional
  AnswerView put(String datasetName, UUID example, NewAnswer given) {
    if ((given.answer() == null || given.answer().isNull()) == (given.skip() == null)) {
      throw Refusal.invalid("answer", "send either an answer or skip");
    }
    Dataset dataset = datasets.required(datasetName);
    Plan plan = plans.required(dataset.id);
    leases.requireAsked(plan);
    lock.share(dataset);
    seenLabels.requireCurrent(dataset.id, given.labelsSeen());
    Item item = items.locked(dataset.id, example);
    Task task = datasets.task(dataset.task);
    JsonNode answer =
        given.skip() == null && given.answer() != null
            ? reader.stored(task, example, given.answer())
            : null;
    Optional<Said> before = said(example);
    if (before.isPresent()) {
      requireMayChange(item);
      reopenWhenSettled(dataset.id, item);
    }
    store(dataset.id, example, answer, given);
    account(item, before.orElse(null), answer != null);
    items.recordAnswer(dataset.id, example, answer, given);
    if (item.state() == State.GOLD && answer != null) {
      annotators.judge(plan, task, example, answer);
    }
    settlement.settle(plan, task, List.of(example));
    return mine(example);
  }

  private Optional<Said> said(UUID example) {
    return sql.one(
        """
        select answer is not null as answered, answer is not null and not returned as counted
          from annotation where example_id = ? and member_id = ?
        """,
        row -> new Said(row.truth("answered"), row.truth("counted")),
        example,
        caller.memberId());
  }

  private static void requireMayChange(Item item) {
    if (item.decided()) {
      throw Refusal.conflict("A reviewer has decided this example; your answer stays as it was.");
    }
  }

  /** What the rule made of the answers no longer holds when one of them changes. */
  private void reopenWhenSettled(UUID dataset, Item item) {
    if (item.state() == State.REVIEW || item.state() == State.DECIDED) {
      settlement.reopen(dataset, item.example());
    }
  }

  /** Keeps the item's counts, and refuses when others have taken all its places meanwhile. */
  private void account(Item item, @Nullable Said before, boolean answers) {
    UUID example = item.example();
    int leased =
        sql.update(
            "delete from annotation_lease where example_id = ? and member_id = ?",
            example,
            caller.memberId());
    boolean hadPlace = leased > 0 || (before != null && before.answered());
    if (answers && !hadPlace && !item.hasRoom()) {
      throw Refusal.conflict(
          "Others have answered this example meanwhile; nothing was lost but this.");
    }
    int taken = (answers ? 1 : 0) - (hadPlace ? 1 : 0);
    int answered = (answers ? 1 : 0) - (before != null && before.counted() ? 1 : 0);
    items.count(example, taken, answered);
  }

  /** With the suggestion that lay beside the text; before the lease that knows it is given up. */
  private void store(UUID dataset, UUID example, @Nullable JsonNode answer, NewAnswer given) {
    Instant now = items.now();
    sql.update(
        STORE,
        dataset,
        example,
        caller.memberId(),
        answer,
        given.skip() == null ? null : given.skip().word(),
        given.flagged(),
        reader.sealed(given.note()),
        given.seconds(),
        now,
        now,
        example,
        caller.memberId());
  }

  private AnswerView mine(UUID example) {
    TextCipher cipher = ciphers.current();
    return sql.single(
        "select "
            + AnswerReader.COLUMNS
            + " from annotation a join member m on m.id = a.member_id where a.example_id = ? and"
            + " a.member_id = ?",
        row -> reader.view(row, cipher),
        example,
        caller.memberId());
  }

  /**
   * Takes the caller's answer back and puts the item before them again; without an answer, gives
   * the item back.
   */
  @Transactional
  void withdraw(String datasetName, UUID example) {
    Dataset dataset = datasets.required(datasetName);
    leases.requireAsked(plans.required(dataset.id));
    lock.share(dataset);
    Item item = items.locked(dataset.id, example);
    UUID member = caller.memberId();
    Optional<Said> before = said(example);
    if (before.isEmpty()) {
      int released =
          sql.update(
              "delete from annotation_lease where example_id = ? and member_id = ?",
              example,
              member);
      items.count(example, -released, 0);
      return;
    }
    requireMayChange(item);
    reopenWhenSettled(dataset.id, item);
    boolean answered = before.get().answered();
    if (!answered && !item.hasRoom()) {
      throw Refusal.conflict("Others have answered this example meanwhile.");
    }
    sql.update(LEASE_AGAIN, items.now().plus(config.lease()), example, member);
    sql.update("delete from annotation where example_id = ? and member_id = ?", example, member);
    items.count(example, answered ? 0 : 1, before.get().counted() ? -1 : 0);
    items.record(dataset.id, example, Action.WITHDRAW, null);
  }
}
