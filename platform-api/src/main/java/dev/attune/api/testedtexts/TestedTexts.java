package dev.attune.api.testedtexts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.examples.ExampleReader;
import dev.attune.api.models.ModelLookup;
import dev.attune.api.paging.Page;
import dev.attune.api.paging.PageQuery;
import dev.attune.api.problems.Refusal;
import dev.attune.api.security.Caller;
import dev.attune.api.security.Role;
import dev.attune.api.sql.Row;
import dev.attune.api.sql.Sql;
import dev.attune.api.testedtexts.TestedTextsView.Found;
import dev.attune.api.testedtexts.TestedTextsView.TestedText;
import dev.attune.api.testedtexts.TestedVersion.Judged;
import dev.attune.api.testedtexts.TestedVersion.Tested;
import dev.attune.data.learning.SealedSlices;
import dev.attune.text.task.Gold;
import dev.attune.text.task.GoldJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the texts behind a version's figures. The version keeps its answers by the examples' ids
 * alone; texts and metadata are those of the data set.
 */
@ApplicationScoped
class TestedTexts {
  private static final String SLICES =
      """
      select jsonb_build_object('slices', v.metrics -> 'slices') as metrics from model_version v
       where v.model_id = ? and v.number = ?
      """;

  private static final String SHOWN =
      """
      select e.id, e.external_id, e.text_ciphertext, e.gold, i.state
        from example e left join annotation_item i on i.example_id = e.id where e.id = any (?::uuid[])
      """;

  private static final Comparator<Listed> ORDER =
      Comparator.comparingDouble(Listed::key).thenComparing(Listed::id);

  private final Sql sql;
  private final ModelLookup models;
  private final VersionOutcomes outcomes;
  private final SealedSlices slices;
  private final ExampleReader reader;
  private final Caller caller;

  TestedTexts(
      Sql sql,
      ModelLookup models,
      VersionOutcomes outcomes,
      SealedSlices slices,
      ExampleReader reader,
      Caller caller) {
    this.sql = sql;
    this.models = models;
    this.outcomes = outcomes;
    this.slices = slices;
    this.reader = reader;
    this.caller = caller;
  }

  /**
   * A text of the list.
   *
   * @param key its place is after those with a lesser one
   */
  private record Listed(UUID id, Tested tested, Judged judged, double key) {}

  /** An example that is still there. */
  private record Present(boolean asked, boolean inGroup) {}

  /** What an example is now. */
  private record Now(
      @Nullable String externalId,
      @Nullable String text,
      @Nullable JsonNode gold,
      @Nullable String state) {}

  @Transactional
  TestedTextsView list(String modelName, int number, TestedTextsQuery query, PageQuery page) {
    query.check();
    UUID model = models.required(modelName).id;
    TestedVersion version = outcomes.tested(model, number, "see its answers");
    Answers.requireOutput(version.task(), query.output);
    Answers.requireLabel(version.task(), query.output, "label", query.label);
    Answers.requireLabel(version.task(), query.output, "answered", query.answered);
    Group group = group(model, version, query.slice());
    Map<String, Judged> verdicts = Verdicts.of(version, query.output);
    requireKnown(version, query, verdicts);
    Map<UUID, Present> present = present(model, number, group);
    List<Listed> rows = new ArrayList<>();
    version
        .texts()
        .forEach(
            (example, tested) -> {
              UUID id = UUID.fromString(example);
              Judged judged =
                  Objects.requireNonNull(verdicts.get(example), "Every text is judged.");
              if (isWanted(query, group, tested, judged) && isShown(group, present.get(id))) {
                rows.add(new Listed(id, tested, judged, key(query.sort(), judged)));
              }
            });
    rows.sort(ORDER);
    Page<Listed> part = Page.of(after(rows, page), page.limit(), TestedTexts::place);
    return new TestedTextsView(
        new Found(
            rows.size(),
            (int) ids(version).filter(id -> !present.containsKey(id)).count(),
            isAnnotator() ? (int) present.values().stream().filter(Present::asked).count() : 0,
            verdicts.values().stream().anyMatch(judged -> judged.loss() != null)),
        shown(part.items(), query.output),
        part.next());
  }

  private static Stream<UUID> ids(TestedVersion version) {
    return version.texts().keySet().stream().map(UUID::fromString);
  }

  private @Nullable Group group(UUID model, TestedVersion version, @Nullable Integer place) {
    if (place == null) {
      return null;
    }
    JsonNode metrics = sql.single(SLICES, row -> row.json("metrics"), model, version.number());
    JsonNode slice = slices.open(metrics).path("slices").path(place - 1);
    if (slice.isMissingNode()) {
      throw Refusal.notFound("There is no such slice.");
    }
    Group group = Group.of(slice);
    if (group.isOfContents() && !caller.role().readsTexts()) {
      throw Refusal.forbidden(
          "Auditors read no texts and no metadata, and so do not see who is in a group of them.");
    }
    if (group.isOfUnknownWords()
        && version.texts().values().stream().anyMatch(text -> text.unknownWords() == null)) {
      throw Refusal.conflict(
          "Version %d was trained before it was kept which texts have unknown words. Train it again to see them."
              .formatted(version.number()));
    }
    return group;
  }

  private static void requireKnown(
      TestedVersion version, TestedTextsQuery query, Map<String, Judged> verdicts) {
    if (query.right() != null
        && verdicts.values().stream().anyMatch(judged -> judged.right() == null)) {
      throw Refusal.conflict(
          "Version %d was trained before it was kept which of its values were right. Train it again to tell them apart."
              .formatted(version.number()));
    }
  }

  /** The examples of the test that are still there. */
  private Map<UUID, Present> present(UUID model, int number, @Nullable Group group) {
    ExampleReader.Opened opened = reader.open(group != null && group.isOfContents());
    Map<UUID, Present> present = new HashMap<>();
    sql.forEach(
        """
        select e.id, e.characters, i.example_id is not null as asked%s
          from model_version v join snapshot_example s on s.snapshot_id = v.snapshot_id and s.split = 'test'
          join example e on e.id = s.example_id left join annotation_item i on i.example_id = e.id
         where v.model_id = ? and v.number = ?
        """
            .formatted(group == null ? "" : contents(group)),
        row ->
            present.put(
                row.uuid("id"),
                new Present(row.truth("asked"), group == null || isIn(group, row, opened))),
        model,
        number);
    return present;
  }

  /** What of the examples must be read to tell who is in the group. */
  private static String contents(Group group) {
    if (group.isOfText()) {
      return ", e.text_ciphertext";
    }
    return group.isOfContents() ? ", e.meta_ciphertext" : "";
  }

  private static boolean isIn(Group group, Row row, ExampleReader.Opened opened)
      throws SQLException {
    if (group.isOfText()) {
      return group.holds(
          Objects.requireNonNull(opened.text(row), "Only readers of texts get here."));
    }
    return group.isOfContents()
        ? group.holds(opened.meta(row))
        : group.holds(row.integer("characters"));
  }

  private static boolean isWanted(
      TestedTextsQuery query, @Nullable Group group, Tested tested, Judged judged) {
    return (query.right() == null || query.right().equals(judged.right()))
        && hasLabel(tested.gold(), query.output, query.label)
        && hasLabel(tested.answer(), query.output, query.answered)
        && (group == null || group.holds(tested.gold(), tested.unknownWords()));
  }

  private static boolean hasLabel(Gold gold, @Nullable String output, @Nullable String label) {
    return label == null || Answers.part(gold, output).labels().contains(label);
  }

  /**
   * Of a deleted text only the answers are known. Who is asked about a text is not shown what
   * others made of it, and not by its place in a list either.
   */
  private boolean isShown(@Nullable Group group, @Nullable Present example) {
    if (example == null) {
      return !isAnnotator() && (group == null || !group.isOfExamples());
    }
    return example.inGroup() && !(isAnnotator() && example.asked());
  }

  private boolean isAnnotator() {
    return caller.role() == Role.ANNOTATOR;
  }

  /** What is not known stands last. */
  private static double key(String sort, Judged judged) {
    Double loss = judged.loss();
    Double confidence = judged.confidence();
    return switch (sort) {
      case "most-confident" -> confidence == null ? 1 : -confidence;
      case "least-confident" -> confidence == null ? 2 : confidence;
      default -> loss == null ? Double.MAX_VALUE : -loss;
    };
  }

  private static String place(Listed row) {
    return PageQuery.placed(row.key(), row.id());
  }

  private static List<Listed> after(List<Listed> rows, PageQuery page) {
    PageQuery.Place place = page.afterPlace();
    return rows.stream()
        .filter(
            row ->
                place == null
                    || row.key() > place.number()
                    || (row.key() == place.number() && row.id().compareTo(place.id()) > 0))
        .limit(page.limit() + 1L)
        .toList();
  }

  private List<TestedText> shown(List<Listed> rows, @Nullable String output) {
    ExampleReader.Opened opened = reader.open(caller.role().readsTexts());
    Set<UUID> ids = rows.stream().map(Listed::id).collect(Collectors.toSet());
    Map<UUID, Now> now = new HashMap<>();
    sql.forEach(
        SHOWN,
        row ->
            now.put(
                row.uuid("id"),
                new Now(
                    row.textOrNull("external_id"),
                    opened.text(row),
                    row.jsonOrNull("gold"),
                    row.textOrNull("state"))),
        ids);
    return rows.stream().map(row -> shown(row, now.get(row.id()), output)).toList();
  }

  private static TestedText shown(Listed row, @Nullable Now now, @Nullable String output) {
    Gold gold = row.tested().gold();
    boolean changed =
        now != null && (now.gold() == null || !GoldJson.read(now.gold()).equals(gold));
    return new TestedText(
        row.id(),
        now == null ? null : now.externalId(),
        now == null ? null : now.text(),
        now != null,
        GoldJson.write(Answers.part(gold, output)),
        GoldJson.write(Answers.part(row.tested().answer(), output)),
        row.judged().right(),
        row.judged().loss(),
        row.judged().confidence(),
        changed,
        changed && now != null ? now.gold() : null,
        now == null ? null : now.state());
  }
}
