package dev.attune.api.examples;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.annotation.SuggestionUse;
import dev.attune.api.sql.Row;
import dev.attune.api.sql.Sql;
import dev.attune.data.crypto.TenantCiphers;
import dev.attune.data.crypto.TextCipher;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what everybody said of the examples of an export. */
@ApplicationScoped
class ExportedAnswers {
  private static final String SELECT =
      """
      select a.example_id, m.email, u.id as annotator_id, u.name_ciphertext, a.changed_at, a.answer, a.skipped, a.flagged,
             a.returned, a.seconds, a.note_ciphertext, a.suggestion, a.suggestion_use,
             coalesce(d.name, a.suggested_model) as model, coalesce(v.number, a.suggested_number) as version
        from annotation a left join member m on m.id = a.member_id
        left join uploaded_annotator u on u.id = a.annotator_id
        left join model_version v on v.id = a.suggested_version left join model d on d.id = v.model_id
       where a.dataset_id = ? and a.example_id >= ? and a.example_id <= ? order by a.id
      """;

  private final Sql sql;
  private final TenantCiphers ciphers;

  ExportedAnswers(Sql sql, TenantCiphers ciphers) {
    this.sql = sql;
    this.ciphers = ciphers;
  }

  /**
   * The answers to a run of examples, by example.
   *
   * @param first id of the first example
   * @param last id of the last one
   */
  Map<UUID, List<ExportedExample.Answer>> read(UUID dataset, UUID first, UUID last) {
    Sealed sealed = new Sealed(ciphers.current());
    Map<UUID, List<ExportedExample.Answer>> answers = new HashMap<>();
    sql.forEach(
        SELECT,
        row ->
            answers
                .computeIfAbsent(row.uuid("example_id"), id -> new ArrayList<>())
                .add(answer(row, sealed)),
        dataset,
        first,
        last);
    return answers;
  }

  /** What is encrypted about answers; each name is decrypted once. For one page. */
  private static final class Sealed {
    private final TextCipher cipher;
    private final Map<UUID, String> names = new HashMap<>();

    Sealed(TextCipher cipher) {
      this.cipher = cipher;
    }

    @Nullable String by(Row row) throws SQLException {
      UUID id = row.uuidOrNull("annotator_id");
      if (id == null) {
        return row.textOrNull("email");
      }
      String name = names.get(id);
      if (name == null) {
        name = cipher.decrypt(TextCipher.Purpose.NAME, row.bytes("name_ciphertext"));
        names.put(id, name);
      }
      return name;
    }

    @Nullable String note(Row row) throws SQLException {
      byte[] note = row.bytesOrNull("note_ciphertext");
      return note == null ? null : cipher.decrypt(TextCipher.Purpose.NOTE, note);
    }
  }

  private static ExportedExample.Answer answer(Row row, Sealed sealed) throws SQLException {
    return new ExportedExample.Answer(
        sealed.by(row),
        row.instant("changed_at"),
        row.jsonOrNull("answer"),
        row.textOrNull("skipped"),
        row.truth("flagged"),
        row.truth("returned"),
        row.integerOrNull("seconds"),
        sealed.note(row),
        suggestion(row));
  }

  private static ExportedExample.@Nullable Suggestion suggestion(Row row) throws SQLException {
    JsonNode answer = row.jsonOrNull("suggestion");
    return answer == null
        ? null
        : new ExportedExample.Suggestion(
            SuggestionUse.find(row.text("suggestion_use")).orElseThrow(),
            row.textOrNull("model"),
            row.integerOrNull("version"),
            answer);
  }
}
