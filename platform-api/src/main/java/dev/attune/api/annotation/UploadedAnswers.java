package dev.attune.api.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.api.annotation.Items.Action;
import dev.attune.api.datasets.DatasetLookup;
import dev.attune.api.problems.Refusal;
import dev.attune.api.sql.Sql;
import dev.attune.data.crypto.TenantCiphers;
import dev.attune.data.crypto.TextCipher;
import dev.attune.data.datasets.Dataset;
import dev.attune.data.tasks.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Stores what people answered elsewhere, as it comes with an upload. They are no members, whatever
 * their names are: nobody can put an answer into a member's mouth.
 */
@ApplicationScoped
public class UploadedAnswers {
  private static final int MOST_PEOPLE = 1_000;

  private static final String PEOPLE =
      """
      insert into uploaded_annotator (dataset_id, name_digest, name_ciphertext)
      select ?, decode(n.digest, 'hex'), decode(n.name, 'hex') from unnest(?::text[], ?::text[]) n (digest, name)
          on conflict (dataset_id, name_digest) do nothing
      """;
  private static final String FOUND =
      """
      select encode(name_digest, 'hex') as digest, id from uploaded_annotator
       where dataset_id = ? and name_digest in (select decode(d, 'hex') from unnest(?::text[]) d)
      """;

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
      """
      insert into annotation (dataset_id, example_id, uploaded, annotator_id, answer, skipped, flagged, note_ciphertext, seconds,
                              created_at, changed_at, suggestion, suggestion_use, suggested_model, suggested_number)
      select ?, r.example, true, r.annotator, r.answer, r.skipped, r.flagged, decode(r.note, 'hex'), r.seconds,
             r.at, r.at, r.suggestion, r.use, r.model, r.version
        from jsonb_to_recordset(?::jsonb)
             as r (place integer, example uuid, annotator uuid, answer jsonb, skipped text, flagged boolean, note text,
                   seconds integer, at timestamptz, suggestion jsonb, use text, model text, version integer)
       order by r.place
      """;
  private static final String EVENTS =
      """
      insert into annotation_event (dataset_id, example_id, member_id, action, answer, at)
      select ?, r.example, ?, ?, r.gold, ? from jsonb_to_recordset(?::jsonb) as r (example uuid, gold jsonb)
      """;

  private final Sql sql;
  private final DatasetLookup datasets;
  private final Plans plans;
  private final Items items;
  private final Settlement settlement;
  private final TenantCiphers ciphers;

  UploadedAnswers(
      Sql sql,
      DatasetLookup datasets,
      Plans plans,
      Items items,
      Settlement settlement,
      TenantCiphers ciphers) {
    this.sql = sql;
    this.datasets = datasets;
    this.plans = plans;
    this.items = items;
    this.settlement = settlement;
    this.ciphers = ciphers;
  }

  /**
   * An example that has just been stored.
   *
   * @param gold the label that it was stored with; null where there is none
   */
  public record Answered(UUID example, @Nullable JsonNode gold, List<UploadedAnswer> answers) {
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
    private final TextCipher cipher = ciphers.current();
    private final @Nullable Plan plan;
    private final Map<String, UUID> people = new HashMap<>();
    private long stored;

    private Upload(Dataset dataset) {
      this.dataset = dataset;
      this.task = datasets.task(dataset.task);
      this.plan = plans.find(dataset.id).orElse(null);
    }

    /** How many answers were stored, skips among them. */
    public long stored() {
      return stored;
    }

    /**
     * Stores the answers to some examples. Where people differ, the plan's rule makes of them what
     * it makes of members' answers; without a plan a reviewer decides.
     */
    public void store(List<Answered> examples) {
      if (examples.isEmpty()) {
        return;
      }
      know(examples);
      ArrayNode said = JsonNodeFactory.instance.arrayNode();
      ArrayNode asked = JsonNodeFactory.instance.arrayNode();
      Instant now = items.now();
      for (Answered example : examples) {
        asked
            .addObject()
            .put("example", example.example().toString())
            .put("answers", example.count())
            .set("gold", example.gold());
        example.answers().forEach(answer -> said.add(row(example.example(), answer, now, said)));
      }
      sql.update(ITEMS, dataset.id, asked, dataset.id);
      stored += sql.update(ANSWERS, dataset.id, said);
      sql.update(EVENTS, dataset.id, items.caller(), Action.UPLOAD.word(), now, asked);
      if (plan != null) {
        settle(plan, examples);
      }
    }

    private void settle(Plan plan, List<Answered> examples) {
      for (Answered example : examples) {
        if (example.gold() == null && isComplete(plan, example)) {
          settlement.settle(plan, task, example.example());
        }
      }
    }

    private static boolean isComplete(Plan plan, Answered example) {
      return example.count() >= plan.annotators()
          || example.answers().size() - example.count() > plan.annotatorsMax();
    }

    private ObjectNode row(UUID example, UploadedAnswer answer, Instant now, ArrayNode before) {
      ObjectNode row =
          JsonNodeFactory.instance
              .objectNode()
              .put("place", before.size())
              .put("example", example.toString())
              .put("annotator", answer.by() == null ? null : person(answer.by()).toString())
              .put("skipped", answer.skip() == null ? null : answer.skip().word())
              .put("flagged", answer.flagged())
              .put(
                  "note",
                  answer.note() == null ? null : sealed(TextCipher.Purpose.NOTE, answer.note()))
              .put("seconds", answer.seconds())
              .put("at", (answer.at() == null ? now : answer.at()).toString());
      row.set("answer", answer.answer());
      UploadedAnswer.Suggested suggested = answer.suggested();
      if (suggested != null) {
        row.put("use", suggested.use().word())
            .put("model", suggested.model())
            .put("version", suggested.version())
            .set("suggestion", suggested.answer());
      }
      return row;
    }

    private UUID person(String name) {
      return Objects.requireNonNull(people.get(name));
    }

    private String sealed(TextCipher.Purpose purpose, String plain) {
      return HexFormat.of().formatHex(cipher.encrypt(purpose, plain));
    }

    /** Finds out who the people are, and takes those in who are new. */
    private void know(List<Answered> examples) {
      Map<String, String> unknown = new LinkedHashMap<>();
      for (Answered example : examples) {
        for (UploadedAnswer answer : example.answers()) {
          String name = answer.by();
          if (name != null && !people.containsKey(name)) {
            unknown.put(HexFormat.of().formatHex(cipher.annotator(name)), name);
          }
        }
      }
      if (unknown.isEmpty()) {
        return;
      }
      List<String> names = new ArrayList<>();
      unknown.values().forEach(name -> names.add(sealed(TextCipher.Purpose.NAME, name)));
      sql.update(PEOPLE, dataset.id, unknown.keySet(), names);
      sql.forEach(
          FOUND,
          row ->
              people.put(Objects.requireNonNull(unknown.get(row.text("digest"))), row.uuid("id")),
          dataset.id,
          unknown.keySet());
      requireFewKnown();
    }

    private void requireFewKnown() {
      long known =
          sql.single(
              "select count(*) as n from uploaded_annotator where dataset_id = ?",
              row -> row.whole("n"),
              dataset.id);
      requireFew(known);
    }
  }
}
