package dev.attune.api.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.datasets.TaskOutputs;
import dev.attune.api.labels.LabelChangeView;
import dev.attune.api.labels.LabelHistory;
import dev.attune.api.sql.Row;
import dev.attune.api.sql.Sql;
import dev.attune.data.crypto.TenantCiphers;
import dev.attune.data.crypto.TextCipher;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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
      select v.id, v.action, v.member_id, b.email as by, t.email as to_whom, v.answer, v.skipped, v.flagged, v.note_ciphertext, v.at
        from annotation_event v left join member b on b.id = v.member_id left join member t on t.id = v.subject_id
       where v.example_id = ? order by v.id limit 1000
      """;

  private static final String EVENT =
      "select id, action, member_id, answer, at from annotation_event where example_id = ? and id = ?";
  private static final String LATEST =
      "select id from annotation_event where example_id = ? order by id desc limit 1";

  private final Sql sql;
  private final LabelHistory labels;
  private final TenantCiphers ciphers;

  ItemHistory(Sql sql, LabelHistory labels, TenantCiphers ciphers) {
    this.sql = sql;
    this.labels = labels;
    this.ciphers = ciphers;
  }

  private record Label(String output, String name) {}

  /** The oldest first; the item is as it is now. */
  List<HistoryEntry> of(UUID dataset, ReviewItem item) {
    TextCipher cipher = ciphers.current();
    List<HistoryEntry> events = sql.list(EVENTS, row -> entry(row, cipher, item), item.example());
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
        all.add(labels(change));
      }
    }
    all.addAll(events.subList(next, events.size()));
    return all;
  }

  private static HistoryEntry entry(Row row, TextCipher cipher, ReviewItem item)
      throws SQLException {
    PastEvent event = event(row);
    String skipped = row.textOrNull("skipped");
    Boolean flagged = row.truthOrNull("flagged");
    byte[] note = row.bytesOrNull("note_ciphertext");
    return new HistoryEntry(
        event.id(),
        event.action().word(),
        row.textOrNull("by"),
        row.textOrNull("to_whom"),
        event.answer(),
        skipped == null ? null : Skip.of(skipped),
        flagged,
        note == null ? null : cipher.decrypt(TextCipher.Purpose.NOTE, note),
        null,
        event.differs(item.status(), item.decision()),
        event.at());
  }

  private static HistoryEntry labels(LabelChangeView change) {
    return new HistoryEntry(
        null, "labels", change.by(), null, null, null, null, null, change, false, change.at());
  }

  private static PastEvent event(Row row) throws SQLException {
    return new PastEvent(
        row.uuid("id"),
        Items.Action.of(row.text("action")),
        row.uuidOrNull("member_id"),
        row.jsonOrNull("answer"),
        row.instant("at"));
  }

  /** One event of an item. */
  Optional<PastEvent> event(UUID example, UUID id) {
    return sql.one(EVENT, ItemHistory::event, example, id);
  }

  /** Whether nothing has happened to an item since; the item is locked. */
  boolean isLatest(UUID example, UUID id) {
    return sql.one(LATEST, row -> row.uuid("id"), example).filter(id::equals).isPresent();
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
