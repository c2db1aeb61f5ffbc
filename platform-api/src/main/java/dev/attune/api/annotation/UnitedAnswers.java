package dev.attune.api.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.labels.LabelEdit;
import dev.attune.api.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private static final String WRONG =
      """
      select a.id, a.answer, i.decision
        from annotation a join annotation_item i on i.example_id = a.example_id and i.state = 'gold'
       where a.dataset_id = ? and not a.right_answer and a.answer is not null and i.decision is not null
      """;

  private final Sql sql;
  private final Plans plans;
  private final SaidAnswers said;
  private final Settlement settlement;

  UnitedAnswers(Sql sql, Plans plans, SaidAnswers said, Settlement settlement) {
    this.sql = sql;
    this.plans = plans;
    this.said = said;
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
    Consensus consensus = new Consensus(edit.before(), rule.get());
    List<UUID> unsettled = new ArrayList<>();
    said.found(WAITING, edit.dataset(), edit.dataset(), edit.output(), edit.label())
        .forEach(
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
    Consensus consensus = new Consensus(edit.after(), rule);
    Map<UUID, JsonNode> united = new LinkedHashMap<>();
    said.to(items)
        .forEach(
            (item, answers) -> consensus.of(answers).ifPresent(gold -> united.put(item, gold)));
    settlement.decideByRule(edit.dataset(), united);
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
