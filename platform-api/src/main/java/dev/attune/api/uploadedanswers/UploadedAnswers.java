package dev.attune.api.uploadedanswers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.attune.api.annotation.ItemOrder;
import dev.attune.api.annotation.Items;
import dev.attune.api.annotation.Items.Action;
import dev.attune.api.annotation.Plan;
import dev.attune.api.annotation.Plans;
import dev.attune.api.annotation.Settlement;
import dev.attune.api.datasets.DatasetLookup;
import dev.attune.api.problems.Refusal;
import dev.attune.api.sql.Sql;
import dev.attune.data.crypto.TenantCiphers;
import dev.attune.data.crypto.TextCipher;
import dev.attune.data.datasets.Dataset;
import dev.attune.data.tasks.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Stores what people answered elsewhere, as it comes with an upload. They are no members, whatever
 * their names are: nobody can put an answer into a member's mouth.
 */
@ApplicationScoped
public class UploadedAnswers {
  /** So many people may be named in the uploads of a data set, and answer one text. */
  public static final int MOST_PEOPLE = 1_000;

  /** With a plan the trigger on examples has made items of those without gold. */
  private static final String ITEMS =
      """
      insert into annotation_item (example_id, dataset_id, priority, random, wanted, taken, answered, state, decision)
      select r.example, ?,
             case when p.dataset_id is null then 0 else %s end, coalesce(%s, true),
             greatest(coalesce(p.annotators, 1), r.answers), r.answers, r.answers,
             case when r.gold is not null then 'decided' when p.dataset_id is null and r.answers > 0 then 'review' else 'open' end,
             r.gold
        from jsonb_to_recordset(?::jsonb) as r (example uuid, answers smallint, gold jsonb)
        left join annotation_plan p on p.dataset_id = ?
          on conflict (example_id) do update
         set wanted = excluded.wanted, taken = excluded.taken, answered = excluded.answered, state = excluded.state,
             decision = excluded.decision
      """
          .formatted(
              ItemOrder.place("r.example", "clock_timestamp()"), ItemOrder.byChance("r.example"));

  private static final String ANSWERS =
      AnswerRows.STORE.formatted("jsonb_to_recordset(?::jsonb) as r (" + AnswerRows.COLUMNS + ")");

  private final Sql sql;
  private final DatasetLookup datasets;
  private final Plans plans;
  private final Items items;
  private final Settlement settlement;
  private final LateAnswers lateAnswers;
  private final TenantCiphers ciphers;

  UploadedAnswers(
      Sql sql,
      DatasetLookup datasets,
      Plans plans,
      Items items,
      Settlement settlement,
      LateAnswers lateAnswers,
      TenantCiphers ciphers) {
    this.sql = sql;
    this.datasets = datasets;
    this.plans = plans;
    this.items = items;
    this.settlement = settlement;
    this.lateAnswers = lateAnswers;
    this.ciphers = ciphers;
  }

  /**
   * An example, and what a row of an upload has for it.
   *
   * @param gold the row's label; null where there is none
   * @param own whether the row has that label itself, and it is not only what its people say
   */
  public record Answered(
      UUID example, @Nullable JsonNode gold, boolean own, List<UploadedAnswer> answers) {
    private int count() {
      return (int) answers.stream().filter(answer -> answer.answer() != null).count();
    }
  }

  /**
   * Refuses what names too many people, which estimates and comparisons could not cope with.
   *
   * @param people how many are named, in earlier uploads too
   */
  public static void requireFew(long people) {
    if (people > MOST_PEOPLE) {
      throw Refusal.invalid(
          "annotations",
          "names more than "
              + MOST_PEOPLE
              + " people together with earlier uploads; is it really people that are named?");
    }
  }

  /** Begins an upload, whose transaction is at hand. */
  public Upload begin(Dataset dataset) {
    return new Upload(dataset);
  }

  /** The answers of one upload. */
  public final class Upload {
    private final Dataset dataset;
    private final Task task;
    private final @Nullable Plan plan;
    private final NamedPeople annotators;
    private final AnswerRows rows;
    private long stored;
    private long late;
    private long origins;
    private LateAnswers.Added added = new LateAnswers.Added(0, 0);
    private long passedOver;

    private Upload(Dataset dataset) {
      TextCipher cipher = ciphers.current();
      this.dataset = dataset;
      this.task = datasets.task(dataset.task);
      this.plan = plans.find(dataset.id).orElse(null);
      this.annotators = new NamedPeople(sql, cipher, dataset.id);
      this.rows = new AnswerRows(annotators, cipher, items.now());
    }

    /** How many answers were stored, skips among them. */
    public long stored() {
      return stored + added.answers();
    }

    /** How many of these were added to texts that were there already. */
    public long added() {
      return added.answers();
    }

    /** How many rows they came from. */
    public long extending() {
      return added.origins();
    }

    /**
     * How many were left out because somebody had answered the same text before, or the file does
     * not say who answers.
     */
    public long passedOver() {
      return passedOver + late - added.answers();
    }

    /**
     * Stores the answers to some examples that have just been stored with their labels. Where
     * people differ, the plan's rule makes of them what it makes of members' answers; without a
     * plan a reviewer decides.
     */
    public void store(List<Answered> examples) {
      if (examples.isEmpty()) {
        return;
      }
      meet(examples);
      ArrayNode said = JsonNodeFactory.instance.arrayNode();
      ArrayNode asked = JsonNodeFactory.instance.arrayNode();
      ArrayNode uploaded = JsonNodeFactory.instance.arrayNode();
      ArrayNode agreed = JsonNodeFactory.instance.arrayNode();
      for (Answered example : examples) {
        String id = example.example().toString();
        asked
            .addObject()
            .put("example", id)
            .put("answers", example.count())
            .set("gold", example.gold());
        uploaded.addObject().put("example", id).set("gold", example.own() ? example.gold() : null);
        if (!example.own() && example.gold() != null) {
          agreed.addObject().put("example", id).set("gold", example.gold());
        }
        example.answers().forEach(answer -> said.add(rows.of(example.example(), answer)));
      }
      sql.update(ITEMS, dataset.id, asked, dataset.id);
      stored += sql.update(ANSWERS, dataset.id, said);
      items.recordAll(dataset.id, items.caller(), Action.UPLOAD, uploaded);
      items.recordAll(dataset.id, null, Action.SETTLE, agreed);
      if (plan != null) {
        settle(plan, examples);
      }
    }

    private void settle(Plan plan, List<Answered> examples) {
      settlement.settle(
          plan,
          task,
          examples.stream()
              .filter(example -> example.gold() == null && isComplete(plan, example))
              .map(Answered::example)
              .toList());
    }

    private static boolean isComplete(Plan plan, Answered example) {
      return example.count() >= plan.annotators()
          || example.answers().size() - example.count() > plan.annotatorsMax();
    }

    /**
     * Takes the answers of rows, in their order, to examples that were there before these rows.
     * They are added at the {@link #end}, but for those of people who have answered before.
     */
    public void storeLater(List<Answered> examples) {
      if (examples.isEmpty()) {
        return;
      }
      meet(examples);
      ArrayNode kept = JsonNodeFactory.instance.arrayNode();
      for (Answered example : examples) {
        boolean undecided = UploadedAnswer.leaveOpen(example.answers(), example.gold());
        for (UploadedAnswer answer : example.answers()) {
          String by = answer.by();
          if (by == null) {
            passedOver++;
          } else {
            UUID member = annotators.member(by);
            kept.add(
                rows.of(example.example(), answer)
                    .put("origin", origins)
                    .put("undecided", undecided)
                    .put("member", member == null ? null : member.toString()));
          }
        }
        origins++;
      }
      if (kept.isEmpty()) {
        return;
      }
      if (late == 0) {
        lateAnswers.begin();
      }
      late += kept.size();
      lateAnswers.keep(kept);
    }

    /** Adds what was to be added, and decides what becomes of these examples. */
    public void end() {
      if (late > 0) {
        added = lateAnswers.add(dataset, plan);
        annotators.leaveOutIdle();
      }
    }

    private void meet(List<Answered> examples) {
      annotators.meet(examples.stream().flatMap(example -> example.answers().stream()).toList());
    }
  }
}
