package dev.attune.api.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.attune.api.problems.Refusal;
import dev.attune.api.security.Caller;
import dev.attune.api.sql.Row;
import dev.attune.api.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The items of data sets: locks them, counts their answers, and writes their history. */
@ApplicationScoped
public class Items {
  /** Where an item stands. */
  public enum State {
    OPEN,
    REVIEW,
    DECIDED,
    GOLD
  }

  /**
   * An item that this transaction has locked.
   *
   * @param wanted how many answers it is to get
   * @param taken answers and leases together
   * @param decided whether a person decided it
   */
  record Item(UUID example, int wanted, int taken, int answered, State state, boolean decided) {
    static Item of(Row row) throws SQLException {
      return new Item(
          row.uuid("example_id"),
          row.integer("wanted"),
          row.integer("taken"),
          row.integer("answered"),
          State.valueOf(row.text("state").toUpperCase(Locale.ROOT)),
          row.uuidOrNull("decided_by") != null);
    }

    /** Whether one more may answer; everybody may answer a gold question. */
    boolean hasRoom() {
      return state == State.GOLD || (state == State.OPEN && taken < wanted);
    }
  }

  /** What happened to an item. */
  public enum Action {
    ANSWER,
    SKIP,
    WITHDRAW,
    SETTLE,
    DISPUTE,
    DECIDE,
    REOPEN,
    RETURN,
    MARK,
    UNMARK,
    RESTORE,
    UPLOAD;

    static Action of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What is written into the history.
   *
   * @param by who did it; null where the plan's rule did
   * @param subject to whose answer it was done; null where it was done to nobody's
   * @param skip why there is no answer
   * @param flag null where nobody answers
   * @param note in plain words; it is stored encrypted
   */
  private record Event(
      Action action,
      @Nullable UUID by,
      @Nullable UUID subject,
      @Nullable JsonNode answer,
      @Nullable Skip skip,
      @Nullable Boolean flag,
      @Nullable String note) {}

  private static final String LOCKED =
      """
      select example_id, wanted::int as wanted, taken::int as taken, answered::int as answered, state, decided_by
        from annotation_item where dataset_id = ? and example_id = any (?::uuid[]) order by example_id for update
      """;
  private static final String RECORD_ALL =
      """
      insert into annotation_event (dataset_id, example_id, member_id, action, answer, at)
      select ?, r.example, ?::uuid, ?, r.gold, ? from jsonb_to_recordset(?::jsonb) as r (example uuid, gold jsonb)
      """;

  private final Sql sql;
  private final AnswerReader reader;
  private final Caller caller;
  private final Clock clock;

  Items(Sql sql, AnswerReader reader, Caller caller, Clock clock) {
    this.sql = sql;
    this.reader = reader;
    this.caller = caller;
    this.clock = clock;
  }

  /** Locks an item until the end of the transaction; 404 when nobody is asked about it. */
  Item locked(UUID dataset, UUID example) {
    return lockedIfThere(dataset, example)
        .orElseThrow(() -> Refusal.notFound("There is no such example to annotate."));
  }

  /** As {@link #locked}; nothing when nobody is asked about it. */
  Optional<Item> lockedIfThere(UUID dataset, UUID example) {
    return locked(dataset, List.of(example)).stream().findFirst();
  }

  /** Locks those that there are of some items, in the order of their ids. */
  List<Item> locked(UUID dataset, List<UUID> examples) {
    return sql.list(LOCKED, Item::of, dataset, examples);
  }

  /** Adds to the counts of an item that is locked. */
  void count(UUID example, int taken, int answered) {
    sql.update(
        "update annotation_item set taken = taken + ?, answered = answered + ? where example_id ="
            + " ?",
        taken,
        answered,
        example);
  }

  /** Writes the history: what the caller did. */
  void record(UUID dataset, UUID example, Action action, @Nullable JsonNode answer) {
    record(dataset, example, caller.memberId(), null, action, answer);
  }

  /** Writes the history: what somebody, or the plan's rule, did, and to whose answer. */
  void record(
      UUID dataset,
      UUID example,
      @Nullable UUID member,
      @Nullable UUID subject,
      Action action,
      @Nullable JsonNode answer) {
    record(dataset, example, new Event(action, member, subject, answer, null, null, null));
  }

  /**
   * Keeps the caller's membership until the transaction ends. Before items are locked: whoever
   * removes a member locks owners first and items then.
   */
  public void keepCaller() {
    sql.forEach("select id from member where id = ? for key share", row -> {}, caller());
  }

  /**
   * Writes the history of many items: what somebody, or the plan's rule, did to all of them.
   *
   * @param rows of each the {@code example}, and the {@code gold} that was made or said if there is
   *     one
   */
  public void recordAll(UUID dataset, @Nullable UUID member, Action action, ArrayNode rows) {
    if (!rows.isEmpty()) {
      sql.update(RECORD_ALL, dataset, member, action.word(), now(), rows);
    }
  }

  /** Writes the history: what the caller said. */
  void recordAnswer(UUID dataset, UUID example, @Nullable JsonNode answer, NewAnswer given) {
    record(
        dataset,
        example,
        new Event(
            answer == null ? Action.SKIP : Action.ANSWER,
            caller.memberId(),
            null,
            answer,
            given.skip(),
            given.flagged(),
            given.note()));
  }

  /** Writes the history: the caller sent somebody's answer back. */
  void recordReturn(UUID dataset, UUID example, UUID subject, String note) {
    record(
        dataset,
        example,
        new Event(Action.RETURN, caller.memberId(), subject, null, null, null, note));
  }

  private void record(UUID dataset, UUID example, Event event) {
    sql.update(
        """
        insert into annotation_event (dataset_id, example_id, member_id, subject_id, action, answer, skipped, flagged, note_ciphertext, at)
        values (?, ?, ?::uuid, ?::uuid, ?, ?::jsonb, ?::text, ?::boolean, ?::bytea, ?)
        """,
        dataset,
        example,
        event.by(),
        event.subject(),
        event.action().word(),
        event.answer(),
        event.skip() == null ? null : event.skip().word(),
        event.flag(),
        reader.sealed(event.note()),
        now());
  }

  /** Who is doing this. */
  public UUID caller() {
    return caller.memberId();
  }

  /** The moment at which this is done. */
  public Instant now() {
    return clock.instant();
  }
}
