package dev.attune.api.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.annotation.Items.Action;
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
import java.util.UUID;

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

  private final Sql sql;
  private final DatasetLookup datasets;
  private final DatasetLock lock;
  private final Items items;
  private final Settlement settlement;
  private final AnswerReader reader;
  private final TenantCiphers ciphers;
  private final ItemHistory itemHistory;
  private final AuditLog audit;
  private final Caller caller;

  Reviews(
      Sql sql,
      DatasetLookup datasets,
      DatasetLock lock,
      Items items,
      Settlement settlement,
      AnswerReader reader,
      TenantCiphers ciphers,
      ItemHistory itemHistory,
      AuditLog audit,
      Caller caller) {
    this.sql = sql;
    this.datasets = datasets;
    this.lock = lock;
    this.items = items;
    this.settlement = settlement;
    this.reader = reader;
    this.ciphers = ciphers;
    this.itemHistory = itemHistory;
    this.audit = audit;
    this.caller = caller;
  }

  @Transactional
  Page<ReviewItem> list(String datasetName, ReviewQuery query, PageQuery page) {
    UUID dataset = datasets.required(datasetName).id;
    String status = query.status();
    String filter = status.equals("flagged") ? FLAGGED : "i.state = '" + status + "'";
    UUID after = page.afterId();
    TextCipher cipher = ciphers.current();
    Map<UUID, List<AnswerView>> answers = new HashMap<>();
    List<ReviewItem> found =
        sql.list(
            ITEMS.formatted(filter),
            row -> item(row, cipher, answers),
            dataset,
            after,
            after,
            page.limit() + 1);
    readAnswers(answers, cipher);
    return Page.of(found, page.limit(), item -> item.example().toString());
  }

  @Transactional
  ReviewItem get(String datasetName, UUID example) {
    return shown(datasets.required(datasetName).id, example);
  }

  private ReviewItem shown(UUID dataset, UUID example) {
    TextCipher cipher = ciphers.current();
    Map<UUID, List<AnswerView>> answers = new HashMap<>();
    ReviewItem found =
        sql.one(
                ITEMS.formatted("i.example_id = ?"),
                row -> item(row, cipher, answers),
                dataset,
                null,
                null,
                example,
                1)
            .orElseThrow(() -> Refusal.notFound("There is no such example to annotate."));
    readAnswers(answers, cipher);
    return found;
  }

  /** The item with an empty list of answers, which {@link #readAnswers} fills. */
  private static ReviewItem item(Row row, TextCipher cipher, Map<UUID, List<AnswerView>> answers)
      throws SQLException {
    UUID example = row.uuid("id");
    return new ReviewItem(
        example,
        row.textOrNull("external_id"),
        cipher.decrypt(TextCipher.Purpose.TEXT, row.bytes("text_ciphertext")),
        row.text("state"),
        row.integer("wanted"),
        answers.computeIfAbsent(example, key -> new ArrayList<>()),
        row.jsonOrNull("decision"),
        row.numberOrNull("certainty"),
        row.textOrNull("decided_by"),
        row.instantOrNull("decided_at"));
  }

  private void readAnswers(Map<UUID, List<AnswerView>> answers, TextCipher cipher) {
    sql.forEach(
        "select "
            + AnswerReader.COLUMNS
            + """
             from annotation a left join member m on m.id = a.member_id
             where a.example_id = any (?::uuid[]) order by a.id
            """,
        row -> {
          AnswerView answer = reader.view(row, cipher);
          answers.getOrDefault(answer.example(), new ArrayList<>()).add(answer);
        },
        answers.keySet());
  }

  /** Makes an answer the example's gold, whatever people said. */
  @Transactional
  ReviewItem decide(String datasetName, UUID example, NewDecision decision) {
    Dataset dataset = datasets.required(datasetName);
    lock.share(dataset);
    requireNoGoldQuestion(items.locked(dataset.id, example));
    JsonNode gold = reader.stored(datasets.task(dataset.task), example, decision.answer());
    settlement.decide(dataset.id, example, gold, caller.memberId());
    audit.record(caller.email(), "annotation.decide", example.toString(), Map.of());
    return shown(dataset.id, example);
  }

  private static void requireNoGoldQuestion(Item item) {
    if (item.state() == State.GOLD) {
      throw Refusal.conflict("This is a gold question; make it an ordinary example first.");
    }
  }

  /** Takes a decision back, the rule's or a person's: the item waits for one again. */
  @Transactional
  ReviewItem undecide(String datasetName, UUID example) {
    Dataset dataset = datasets.required(datasetName);
    lock.share(dataset);
    Item item = items.locked(dataset.id, example);
    if (item.state() != State.DECIDED) {
      throw Refusal.conflict("Nothing has been decided about this example.");
    }
    settlement.reopen(dataset.id, example);
    if (item.answered() >= item.wanted()) {
      settlement.review(dataset.id, example);
    }
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
    items.record(dataset.id, example, caller.memberId(), member, Action.RETURN, null);
    audit.record(caller.email(), "annotation.return", example.toString(), Map.of());
    return shown(dataset.id, example);
  }

  /** What happened to an item, the oldest first. */
  @Transactional
  Page<HistoryEntry> history(String datasetName, UUID example) {
    UUID dataset = datasets.required(datasetName).id;
    shown(dataset, example);
    return new Page<>(itemHistory.of(dataset, example), null);
  }
}
