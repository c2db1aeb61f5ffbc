package dev.attune.api.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.api.gold.BadGoldException;
import dev.attune.api.gold.GoldForm;
import dev.attune.api.problems.Refusal;
import dev.attune.api.sql.Row;
import dev.attune.api.sql.Sql;
import dev.attune.data.crypto.TenantCiphers;
import dev.attune.data.crypto.TextCipher;
import dev.attune.data.tasks.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Checks what is said about an example, and opens what was said. */
@ApplicationScoped
class AnswerReader {
  static final String COLUMNS =
      "a.example_id, m.email, a.uploaded, a.answer, a.skipped, a.flagged, a.note_ciphertext,"
          + " a.seconds, a.returned, a.changed_at, (select n.name_ciphertext from uploaded_annotator n"
          + " where n.id = a.annotator_id) as annotator_name";

  private final Sql sql;
  private final TenantCiphers ciphers;

  AnswerReader(Sql sql, TenantCiphers ciphers) {
    this.sql = sql;
    this.ciphers = ciphers;
  }

  /** The answer as it is stored; 422 when it is none of the task's. */
  ObjectNode stored(Task task, UUID example, JsonNode answer) {
    try {
      return read(task, example, answer);
    } catch (BadGoldException e) {
      throw Refusal.invalid("answer", e.reason());
    }
  }

  /** An answer of the history as it is stored now; 409 when the task has changed too much. */
  ObjectNode storedAgain(Task task, UUID example, JsonNode answer) {
    try {
      return read(task, example, answer);
    } catch (BadGoldException e) {
      throw Refusal.conflict(
          "This answer is none of the task any more, so it cannot be restored: it "
              + e.reason()
              + ".");
    }
  }

  private ObjectNode read(Task task, UUID example, JsonNode answer) throws BadGoldException {
    GoldForm form = new GoldForm(task);
    ObjectNode stored = form.stored(form.ofAnswer(answer), text(example));
    if (stored == null) {
      throw new BadGoldException("is empty; say skip when there is none");
    }
    return stored;
  }

  private String text(UUID example) {
    byte[] ciphertext =
        sql.single(
            "select text_ciphertext from example where id = ?",
            row -> row.bytes("text_ciphertext"),
            example);
    return ciphers.current().decrypt(TextCipher.Purpose.TEXT, ciphertext);
  }

  /** A note as it is stored. */
  byte @Nullable [] sealed(@Nullable String note) {
    return note == null || note.isBlank()
        ? null
        : ciphers.current().encrypt(TextCipher.Purpose.NOTE, note);
  }

  /** An answer from {@link #COLUMNS}. */
  AnswerView view(Row row, TextCipher cipher) throws SQLException {
    byte[] note = row.bytesOrNull("note_ciphertext");
    byte[] name = row.bytesOrNull("annotator_name");
    String skipped = row.textOrNull("skipped");
    return new AnswerView(
        row.uuid("example_id"),
        name == null ? row.textOrNull("email") : cipher.decrypt(TextCipher.Purpose.NAME, name),
        row.truth("uploaded"),
        row.jsonOrNull("answer"),
        skipped == null ? null : Skip.of(skipped),
        row.truth("flagged"),
        note == null ? null : cipher.decrypt(TextCipher.Purpose.NOTE, note),
        row.integerOrNull("seconds"),
        row.truth("returned"),
        row.instant("changed_at"));
  }
}
