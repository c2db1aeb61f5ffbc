package dev.attune.api.uploadedanswers;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.data.crypto.TextCipher;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/** Uploaded answers as objects of JSON, of which one statement takes many. */
final class AnswerRows {
  /** Their members as columns. */
  static final String COLUMNS =
      """
      place bigint, example uuid, annotator uuid, answer jsonb, skipped text, flagged boolean, note text, seconds integer,
      at timestamptz, suggestion jsonb, use text, model text, version integer""";

  /** Stores those of a relation, in the order of their places; needs the data set. */
  static final String STORE =
      """
      insert into annotation (dataset_id, example_id, uploaded, annotator_id, answer, skipped, flagged, note_ciphertext, seconds,
                              created_at, changed_at, suggestion, suggestion_use, suggested_model, suggested_number)
      select ?, r.example, true, r.annotator, r.answer, r.skipped, r.flagged, decode(r.note, 'hex'), r.seconds,
             r.at, r.at, r.suggestion, r.use, r.model, r.version
        from %s order by r.place
      """;

  private final NamedPeople annotators;
  private final TextCipher cipher;
  private final Instant now;
  private long place;

  /**
   * @param annotators knows who is named
   * @param now when answers were given that do not say it
   */
  AnswerRows(NamedPeople annotators, TextCipher cipher, Instant now) {
    this.annotators = annotators;
    this.cipher = cipher;
    this.now = now;
  }

  /** An answer to an example; each has the place behind the one before. */
  ObjectNode of(UUID example, UploadedAnswer answer) {
    ObjectNode row =
        JsonNodeFactory.instance
            .objectNode()
            .put("place", place++)
            .put("example", example.toString())
            .put("annotator", answer.by() == null ? null : annotators.id(answer.by()).toString())
            .put("skipped", answer.skip() == null ? null : answer.skip().word())
            .put("flagged", answer.flagged())
            .put("note", answer.note() == null ? null : sealed(answer.note()))
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

  private String sealed(String note) {
    return HexFormat.of().formatHex(cipher.encrypt(TextCipher.Purpose.NOTE, note));
  }
}
