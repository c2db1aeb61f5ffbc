package dev.attune.api.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.annotation.Items.Item;
import dev.attune.api.annotation.Items.State;
import dev.attune.api.datasets.DatasetLock;
import dev.attune.api.datasets.DatasetLookup;
import dev.attune.api.paging.Page;
import dev.attune.api.paging.PageQuery;
import dev.attune.api.problems.Refusal;
import dev.attune.api.security.Caller;
import dev.attune.api.sql.Row;
import dev.attune.api.sql.Sql;
import dev.attune.data.audit.AuditLog;
import dev.attune.data.crypto.TenantCiphers;
import dev.attune.data.crypto.TextCipher;
import dev.attune.data.datasets.Dataset;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows reviewers what people said, and lets them decide or send it back. */
@ApplicationScoped
class Reviews {
  private static final String ITEMS =
      """
      select e.id, e.external_id, e.text_ciphertext, i.state, i.wanted::int as wanted, i.decision, i.certainty, m.email as decided_by,
             i.decided_at
        from annotation_item i join example e on e.id = i.example_id left join member m on m.id = i.decided_by
       where i.dataset_id = ? and (?::uuid is null or i.example_id > ?::uuid) and %s
       order by i.example_id limit ?
      """;
  private static final String FLAGGED =
      "i.example_id in (select a.example_id from annotation a where a.dataset_id = i.dataset_id and"
          + " a.flagged)";

  private static final String SAME_DECISION =
      """
      select (decision is not null) = ?::boolean and decided_at is not distinct from ?::timestamptz as yes
        from annotation_item where example_id = ?
      """;

  private final Sql sql;
  private final DatasetLookup datasets;
  private final DatasetLock lock;
  private final Items items;
  private final Settlement settlement;
  private final SeenLabels seenLabels;
  private final AnswerReader reader;
  private final TenantCiphers ciphers;
  private final Returns returns;
  private final ItemHistory itemHistory;
  private final AuditLog audit;
  private final Caller caller;

  Reviews(
      Sql sql,
      DatasetLookup datasets,
      DatasetLock lock,
      Items items,
      Settlement settlement,
      SeenLabels seenLabels,
      AnswerReader reader,
      TenantCiphers ciphers,
      Returns returns,
      ItemHistory itemHistory,
      AuditLog audit,
      Caller caller) {
    this.sql = sql;
    this.datasets = datasets;
    this.lock = lock;
    this.items = items;
    this.settlement = settlement;
    this.seenLabels = seenLabels;
    this.reader = reader;
    this.ciphers = ciphers;
    this.returns = returns;
    this.itemHistory = itemHistory;
    this.audit = audit;
    this.caller = caller;
  }

  @Transactional
  Page<ReviewItem> list(String datasetName, ReviewQuery query, PageQuery page) {
    UUID dataset = datasets.required(datasetName).id;
    UUID after = page.afterId();
    TextCipher cipher = ciphers.current();
    List<ReviewItem> found =
        sql.list(
            ITEMS.formatted(filter(query.status())),
            row -> item(row, cipher),
            dataset,
            after,
            after,
            page.limit() + 1);
    readAnswers(found, cipher);
    return Page.of(found, page.limit(), item -> item.example().toString());
  }

  private static String filter(String status) {
    return switch (status) {
      case "flagged" -> FLAGGED;
      case "returned" -> Returns.RETURNED;
      default -> "i.state = '" + status + "'";
    };
  }

  @Transactional
  ReviewItem get(String datasetName, UUID example) {
    return shown(datasets.required(datasetName).id, example);
  }

  private ReviewItem shown(UUID dataset, UUID example) {
    TextCipher cipher = ciphers.current();
    ReviewItem found =
        sql.one(
                ITEMS.formatted("i.example_id = ?"),
                row -> item(row, cipher),
                dataset,
                null,
                null,
                example,
                1)
            .orElseThrow(() -> Refusal.notFound("There is no such example to annotate."));
    readAnswers(List.of(found), cipher);
    return found;
  }

  /** The item with empty lists of answers and returns, which {@link #readAnswers} fills. */
  private static ReviewItem item(Row row, TextCipher cipher) throws SQLException {
    return new ReviewItem(
        row.uuid("id"),
        row.textOrNull("external_id"),
        cipher.decrypt(TextCipher.Purpose.TEXT, row.bytes("text_ciphertext")),
        row.text("state"),
        row.integer("wanted"),
        new ArrayList<>(),
        new ArrayList<>(),
        row.jsonOrNull("decision"),
        row.numberOrNull("certainty"),
        row.textOrNull("decided_by"),
        row.instantOrNull("decided_at"));
  }

  private void readAnswers(List<ReviewItem> found, TextCipher cipher) {
    Map<UUID, ReviewItem> byExample = new HashMap<>();
    found.forEach(item -> byExample.put(item.example(), item));
    sql.forEach(
        "select "
            + AnswerReader.COLUMNS
            + """
             from annotation a left join member m on m.id = a.member_id
             where a.example_id = any (?::uuid[]) order by a.id
            """,
        row -> {
          AnswerView answer = reader.view(row, cipher);
          Objects.requireNonNull(byExample.get(answer.example())).answers().add(answer);
        },
        byExample.keySet());
    returns.read(
        byExample.keySet(),
        (example, answer) -> Objects.requireNonNull(byExample.get(example)).returns().add(answer));
  }

  /** Makes an answer the example's gold, whatever people said. */
  @Transactional
  ReviewItem decide(String datasetName, UUID example, NewDecision decision) {
    Dataset dataset = datasets.required(datasetName);
    lock.share(dataset);
    seenLabels.requireCurrent(dataset.id, decision.labelsSeen());
    requireNoGoldQuestion(items.locked(dataset.id, example));
    requireDecision(example, SeenDecision.inBody(decision.decisionSeen()));
    JsonNode gold = reader.stored(datasets.task(dataset.task), example, decision.answer());
    settlement.decide(dataset.id, example, gold, caller.memberId());
    audit.record(caller.email(), "annotation.decide", example.toString(), Map.of());
    return shown(dataset.id, example);
  }

  /** 409 where another decision stands than the one that was seen; the item is locked. */
  private void requireDecision(UUID example, @Nullable SeenDecision seen) {
    if (seen != null
        && !sql.single(
            SAME_DECISION, row -> row.truth("yes"), seen.decided(), seen.at(), example)) {
      throw Refusal.conflict(
          "Something else has been decided about this example meanwhile. Look at it again.");
    }
  }

  private static void requireNoGoldQuestion(Item item) {
    if (item.state() == State.GOLD) {
      throw Refusal.conflict("This is a gold question; make it an ordinary example first.");
    }
  }

  /**
   * Takes a decision back, the rule's or a person's: the item waits for one again.
   *
   * @param seen what the caller sees decided; null asks for no check
   */
  @Transactional
  ReviewItem undecide(String datasetName, UUID example, @Nullable SeenDecision seen) {
    Dataset dataset = datasets.required(datasetName);
    lock.share(dataset);
    Item item = items.locked(dataset.id, example);
    if (item.state() != State.DECIDED) {
      throw Refusal.conflict("Nothing has been decided about this example.");
    }
    requireDecision(example, seen);
    settlement.reopen(dataset.id, example);
    settlement.reviewUnlessAsked(dataset.id, item);
    audit.record(caller.email(), "annotation.undecide", example.toString(), Map.of());
    return shown(dataset.id, example);
  }

  /** Puts an example before somebody who has answered it once more, with a note. */
  @Transactional
  ReviewItem sendBack(String datasetName, UUID example, NewReturn wanted) {
    Dataset dataset = datasets.required(datasetName);
    lock.share(dataset);
    Item item = items.locked(dataset.id, example);
    requireNoGoldQuestion(item);
    requireDecision(example, SeenDecision.inBody(wanted.decisionSeen()));
    UUID member =
        sql.one(
                """
                select m.id from annotation a join member m on m.id = a.member_id
                 where a.example_id = ? and m.email = ? and a.answer is not null and not a.returned
                """,
                row -> row.uuid("id"),
                example,
                wanted.annotator().toLowerCase(Locale.ROOT))
            .orElseThrow(
                () -> Refusal.invalid("annotator", "has no answer here that could be sent back"));
    if (item.state() != State.OPEN) {
      settlement.reopen(dataset.id, example);
    }
    sql.update(
        """
        update annotation set returned = true, returned_by = ?, return_note = ?
         where example_id = ? and member_id = ?
        """,
        caller.memberId(),
        reader.sealed(wanted.note()),
        example,
        member);
    items.count(example, 0, -1);
    items.recordReturn(dataset.id, example, member, wanted.note());
    audit.record(caller.email(), "annotation.return", example.toString(), Map.of());
    return shown(dataset.id, example);
  }

  /** What happened to an item, the oldest first. */
  @Transactional
  Page<HistoryEntry> history(String datasetName, UUID example) {
    UUID dataset = datasets.required(datasetName).id;
    return new Page<>(itemHistory.of(dataset, shown(dataset, example)), null);
  }
}
