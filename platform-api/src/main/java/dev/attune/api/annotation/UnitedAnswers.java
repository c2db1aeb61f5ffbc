package dev.attune.api.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.labels.LabelEdit;
import dev.attune.api.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What follows when labels become one: answers that differed are the same, so the plan's rule may
 * settle what waits for a reviewer, and an answer to a gold question may be right after all.
 */
@ApplicationScoped
class UnitedAnswers {
  private static final String WAITING =
      """
      select a.example_id, a.answer
        from annotation a join annotation_item i on i.example_id = a.example_id and i.state = 'review'
       where a.dataset_id = ? and a.answer is not null and not a.returned
         and a.example_id in (select b.example_id from annotation b
                               where b.dataset_id = ? and b.answer is not null and gold_has(b.answer, ?, ?))
       order by a.id
      """;
  private static final String ANSWERS =
      """
      select example_id, answer from annotation
       where example_id = any (?::uuid[]) and answer is not null and not returned order by id
      """;
  private static final String WRONG =
      """
      select a.id, a.answer, i.decision
        from annotation a join annotation_item i on i.example_id = a.example_id and i.state = 'gold'
       where a.dataset_id = ? and not a.right_answer and a.answer is not null and i.decision is not null
      """;

  private final Sql sql;
  private final Plans plans;
  private final Settlement settlement;

  UnitedAnswers(Sql sql, Plans plans, Settlement settlement) {
    this.sql = sql;
    this.plans = plans;
    this.settlement = settlement;
  }

  /** Items that wait for a reviewer because the rule does not settle them. */
  record Before(List<UUID> unsettled) {}

  /** Looks at what people answered, before the change. */
  Before before(LabelEdit edit) {
    Optional<GoldRule> rule = rule(edit);
    if (rule.isEmpty()) {
      return new Before(List.of());
    }
    Map<UUID, List<JsonNode>> said =
        answers(WAITING, edit.dataset(), edit.dataset(), edit.output(), edit.label());
    Consensus consensus = new Consensus(edit.before(), rule.get());
    List<UUID> unsettled = new ArrayList<>();
    said.forEach(
        (item, answers) -> {
          if (consensus.of(answers).isEmpty()) {
            unsettled.add(item);
          }
        });
    return new Before(unsettled);
  }

  /** Settles and judges, after the change. */
  void settle(LabelEdit edit, Before before) {
    rule(edit).ifPresent(rule -> settle(edit, rule, before.unsettled()));
    if (edit.unites()) {
      judge(edit);
    }
  }

  /**
   * The rule that may settle something now: the plan's, or without one that all say the same, as
   * when their answers were uploaded.
   */
  private Optional<GoldRule> rule(LabelEdit edit) {
    return edit.unites()
        ? plans
            .find(edit.dataset())
            .map(Plan::goldRule)
            .or(() -> Optional.of(GoldRule.UNANIMOUS))
            .filter(rule -> rule != GoldRule.ESTIMATED)
        : Optional.empty();
  }

  private void settle(LabelEdit edit, GoldRule rule, List<UUID> items) {
    if (items.isEmpty()) {
      return;
    }
    Consensus consensus = new Consensus(edit.after(), rule);
    answers(ANSWERS, items)
        .forEach(
            (item, said) ->
                consensus
                    .of(said)
                    .ifPresent(gold -> settlement.decide(edit.dataset(), item, gold, null)));
  }

  private Map<UUID, List<JsonNode>> answers(String query, Object... parameters) {
    Map<UUID, List<JsonNode>> said = new TreeMap<>();
    sql.forEach(
        query,
        row ->
            said.computeIfAbsent(row.uuid("example_id"), item -> new ArrayList<>())
                .add(row.json("answer")),
        parameters);
    return said;
  }

  private void judge(LabelEdit edit) {
    Consensus same = new Consensus(edit.after(), GoldRule.UNANIMOUS);
    List<UUID> right = new ArrayList<>();
    sql.forEach(
        WRONG,
        row -> {
          if (same.of(List.of(row.json("decision"), row.json("answer"))).isPresent()) {
            right.add(row.uuid("id"));
          }
        },
        edit.dataset());
    if (!right.isEmpty()) {
      sql.update("update annotation set right_answer = true where id = any (?::uuid[])", right);
    }
  }
}
