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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes examples gold questions, and no more, and shows them. */
@ApplicationScoped
class GoldQuestions {
  private static final String SHOWN =
      """
      select e.id, e.external_id, e.text_ciphertext, i.decision,
             count(a.right_answer)::int as answers, (count(*) filter (where a.right_answer))::int as correct
        from annotation_item i join example e on e.id = i.example_id left join annotation a on a.example_id = i.example_id
       where i.dataset_id = ? and i.state = 'gold' and (?::uuid is null or i.example_id > ?::uuid)
         and (?::uuid is null or i.example_id = ?::uuid)
       group by e.id, i.example_id order by i.example_id limit ?
      """;

  private static final String LABELLED =
      """
      select e.id from example e
       where e.dataset_id = ? and e.gold is not null
         and not exists (select from annotation_item i where i.example_id = e.id and i.state = 'gold')
      """;

  private final Sql sql;
  private final DatasetLookup datasets;
  private final DatasetLock lock;
  private final Plans plans;
  private final Items items;
  private final ItemOrder order;
  private final AnswerReader reader;
  private final TenantCiphers ciphers;
  private final AuditLog audit;
  private final Caller caller;

  GoldQuestions(
      Sql sql,
      DatasetLookup datasets,
      DatasetLock lock,
      Plans plans,
      Items items,
      ItemOrder order,
      AnswerReader reader,
      TenantCiphers ciphers,
      AuditLog audit,
      Caller caller) {
    this.sql = sql;
    this.datasets = datasets;
    this.lock = lock;
    this.plans = plans;
    this.items = items;
    this.order = order;
    this.reader = reader;
    this.ciphers = ciphers;
    this.audit = audit;
    this.caller = caller;
  }

  @Transactional
  Page<GoldQuestionView> list(String datasetName, PageQuery page) {
    UUID dataset = datasets.required(datasetName).id;
    return Page.of(
        shown(dataset, page.afterId(), null, page.limit() + 1),
        page.limit(),
        question -> question.example().toString());
  }

  private List<GoldQuestionView> shown(
      UUID dataset, @Nullable UUID after, @Nullable UUID example, int limit) {
    TextCipher cipher = ciphers.current();
    return sql.list(
        SHOWN, row -> view(row, cipher), dataset, after, after, example, example, limit);
  }

  private static GoldQuestionView view(Row row, TextCipher cipher) throws SQLException {
    return new GoldQuestionView(
        row.uuid("id"),
        row.textOrNull("external_id"),
        cipher.decrypt(TextCipher.Purpose.TEXT, row.bytes("text_ciphertext")),
        row.json("decision"),
        row.integer("answers"),
        row.integer("correct"));
  }

  /** Makes an example a gold question, or gives one another known answer. */
  @Transactional
  GoldQuestionView mark(String datasetName, UUID example, NewGoldQuestion question) {
    Dataset dataset = datasets.required(datasetName);
    plans.required(dataset.id);
    lock.share(dataset);
    requireExample(dataset.id, example);
    JsonNode given = question.answer();
    JsonNode answer =
        given == null || given.isNull()
            ? null
            : reader.stored(datasets.task(dataset.task), example, given);
    if (!mark(dataset.id, example, answer)) {
      throw Refusal.invalid("answer", "is needed, since this example has no label yet");
    }
    audit.record(caller.email(), "annotation.gold", dataset.name, Map.of("questions", 1));
    return shown(dataset.id, null, example, 1).getFirst();
  }

  private void requireExample(UUID dataset, UUID example) {
    boolean there =
        sql.single(
            "select exists (select from example where dataset_id = ? and id = ?) as yes",
            row -> row.truth("yes"),
            dataset,
            example);
    if (!there) {
      throw Refusal.notFound("There is no such example.");
    }
  }

  /**
   * What people said when it was no gold question is not judged by it.
   *
   * @param known the answer; null for the label that the example has when its item is locked
   * @return false if there is none
   */
  private boolean mark(UUID dataset, UUID example, @Nullable JsonNode known) {
    order.ask(dataset, example);
    items.locked(dataset, example);
    JsonNode answer = known == null ? label(example) : known;
    if (answer == null) {
      return false;
    }
    sql.update(
        """
        update annotation_item set state = 'gold', decision = ?::jsonb, decided_by = null, decided_at = ?, certainty = null
         where example_id = ?
        """,
        answer,
        items.now(),
        example);
    sql.update("update annotation set right_answer = null where example_id = ?", example);
    sql.update("update example set gold = ?::jsonb where id = ?", answer, example);
    items.record(dataset, example, Action.MARK, answer);
    return true;
  }

  private @Nullable JsonNode label(UUID example) {
    List<JsonNode> labels =
        sql.list(
            "select gold from example where id = ? and gold is not null",
            row -> row.json("gold"),
            example);
    return labels.isEmpty() ? null : labels.getFirst();
  }

  /** Makes labelled examples gold questions; says how many became one. */
  @Transactional
  int add(String datasetName, NewGoldQuestions wanted) {
    if ((wanted.draw() == null) == (wanted.externalIds() == null)) {
      throw Refusal.invalid("draw", "send either draw or externalIds");
    }
    Dataset dataset = datasets.required(datasetName);
    plans.required(dataset.id);
    lock.share(dataset);
    List<UUID> examples =
        wanted.draw() != null
            ? sql.list(
                LABELLED + "order by random() limit ?",
                row -> row.uuid("id"),
                dataset.id,
                wanted.draw())
            : sql.list(
                LABELLED + "and e.external_id = any (?::text[]) order by e.id",
                row -> row.uuid("id"),
                dataset.id,
                wanted.externalIds());
    int marked =
        (int) examples.stream().sorted().filter(example -> mark(dataset.id, example, null)).count();
    if (marked > 0) {
      audit.record(caller.email(), "annotation.gold", dataset.name, Map.of("questions", marked));
    }
    return marked;
  }

  /** Makes a gold question an ordinary example that has its label. */
  @Transactional
  void unmark(String datasetName, UUID example) {
    Dataset dataset = datasets.required(datasetName);
    lock.share(dataset);
    Item item = items.locked(dataset.id, example);
    if (item.state() != State.GOLD) {
      throw Refusal.notFound("There is no such gold question.");
    }
    sql.update(
        "update annotation_item set state = 'decided', decided_by = ? where example_id = ?",
        caller.memberId(),
        example);
    items.record(dataset.id, example, Action.UNMARK, null);
    audit.record(caller.email(), "annotation.gold-remove", dataset.name, Map.of("questions", 1));
  }
}
