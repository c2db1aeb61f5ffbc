package dev.attune.api.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.datasets.TaskOutputs;
import dev.attune.api.labels.LabelChangeView;
import dev.attune.api.labels.LabelHistory;
import dev.attune.api.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened to an item: the events of its own, and in their midst the changes of labels that it
 * had when they were made.
 */
@ApplicationScoped
class ItemHistory {
  private static final String EVENTS =
      """
      select v.action, b.email as by, t.email as to_whom, v.answer, v.at
        from annotation_event v left join member b on b.id = v.member_id left join member t on t.id = v.subject_id
       where v.example_id = ? order by v.id limit 1000
      """;

  private final Sql sql;
  private final LabelHistory labels;

  ItemHistory(Sql sql, LabelHistory labels) {
    this.sql = sql;
    this.labels = labels;
  }

  private record Label(String output, String name) {}

  /** The oldest first. */
  List<HistoryEntry> of(UUID dataset, UUID example) {
    List<HistoryEntry> events =
        sql.list(
            EVENTS,
            row ->
                new HistoryEntry(
                    row.text("action"),
                    row.textOrNull("by"),
                    row.textOrNull("to_whom"),
                    row.jsonOrNull("answer"),
                    null,
                    row.instant("at")),
            example);
    List<HistoryEntry> all = new ArrayList<>();
    Set<Label> said = new HashSet<>();
    int next = 0;
    for (LabelChangeView change : labels.all(dataset)) {
      while (next < events.size() && !events.get(next).at().isAfter(change.at())) {
        HistoryEntry event = events.get(next++);
        all.add(event);
        collect(event.answer(), said);
      }
      if (follow(change, said)) {
        all.add(new HistoryEntry("labels", change.by(), null, null, change, change.at()));
      }
    }
    all.addAll(events.subList(next, events.size()));
    return all;
  }

  private static boolean follow(LabelChangeView change, Set<Label> said) {
    String output = change.output() == null ? TaskOutputs.ONLY : change.output();
    boolean had = said.remove(new Label(output, change.label()));
    if (had && change.to() != null) {
      said.add(new Label(output, change.to()));
    }
    return had;
  }

  private static void collect(@Nullable JsonNode answer, Set<Label> said) {
    if (answer == null) {
      return;
    }
    if (answer.has("outputs")) {
      answer
          .path("outputs")
          .properties()
          .forEach(output -> collect(output.getKey(), output.getValue(), said));
    } else {
      collect(TaskOutputs.ONLY, answer, said);
    }
  }

  private static void collect(String output, JsonNode part, Set<Label> said) {
    if (part.has("label")) {
      said.add(new Label(output, part.path("label").asText()));
    }
    part.path("labels").forEach(label -> said.add(new Label(output, label.asText())));
    part.path("entities")
        .forEach(entity -> said.add(new Label(output, entity.path("label").asText())));
    part.path("values").fieldNames().forEachRemaining(scale -> said.add(new Label(output, scale)));
  }
}
