package dev.attune.api.examples;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.annotation.SuggestionUse;
import dev.attune.api.sql.Row;
import dev.attune.api.sql.Sql;
import dev.attune.api.uploadedanswers.UploadedNames;
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
      select a.example_id, m.email, %s, a.changed_at, a.answer, a.skipped, a.flagged,
             a.returned, a.seconds, a.note_ciphertext, a.suggestion, a.suggestion_use,
             coalesce(d.name, a.suggested_model) as model, coalesce(v.number, a.suggested_number) as version
        from annotation a left join member m on m.id = a.member_id
        left join uploaded_annotator u on u.id = a.annotator_id
        left join model_version v on v.id = a.suggested_version left join model d on d.id = v.model_id
       where a.dataset_id = ? and a.example_id >= ? and a.example_id <= ? order by a.id
      """
          .formatted(UploadedNames.COLUMNS);

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
    TextCipher cipher = ciphers.current();
    UploadedNames names = new UploadedNames(cipher);
    Map<UUID, List<ExportedExample.Answer>> answers = new HashMap<>();
    sql.forEach(
        SELECT,
        row ->
            answers
                .computeIfAbsent(row.uuid("example_id"), id -> new ArrayList<>())
                .add(answer(row, cipher, names)),
        dataset,
        first,
        last);
    return answers;
  }

  private static ExportedExample.Answer answer(Row row, TextCipher cipher, UploadedNames names)
      throws SQLException {
    String uploaded = names.of(row);
    byte[] note = row.bytesOrNull("note_ciphertext");
    return new ExportedExample.Answer(
        uploaded == null ? row.textOrNull("email") : uploaded,
        row.instant("changed_at"),
        row.jsonOrNull("answer"),
        row.textOrNull("skipped"),
        row.truth("flagged"),
        row.truth("returned"),
        row.integerOrNull("seconds"),
        note == null ? null : cipher.decrypt(TextCipher.Purpose.NOTE, note),
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
