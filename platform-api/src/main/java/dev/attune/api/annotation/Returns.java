package dev.attune.api.annotation;

import dev.attune.api.sql.Row;
import dev.attune.api.sql.Sql;
import dev.attune.data.crypto.TenantCiphers;
import dev.attune.data.crypto.TextCipher;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Knows what came of answers that were sent back. */
@ApplicationScoped
class Returns {
  /**
   * Of items: those of which an answer was sent back and no reviewer has decided since, also none
   * who has left. It needs the item as {@code i}.
   */
  static final String RETURNED =
      """
      i.state <> 'gold' and i.example_id in
        (select v.example_id from annotation_event v
          where v.dataset_id = i.dataset_id and v.action = 'return'
            and not exists (select from annotation_event d
                             where d.example_id = v.example_id and d.action in ('decide', 'restore')
                               and d.answer is not null and d.id > v.id))""";

  /** The last return of each person's answer; notes stood only with the answer at first. */
  private static final String LAST =
      """
      select v.example_id, t.email as annotator, b.email as by, coalesce(v.note_ciphertext, a.return_note) as note,
             w.answer as before, coalesce(a.returned, true) as waiting, v.at
        from (select distinct on (example_id, subject_id) *
                from annotation_event where example_id = any (?::uuid[]) and action = 'return' and subject_id is not null
               order by example_id, subject_id, id desc) v
        join member t on t.id = v.subject_id left join member b on b.id = v.member_id
        left join annotation a on a.example_id = v.example_id and a.member_id = v.subject_id
        left join lateral (select e.answer from annotation_event e
                            where e.example_id = v.example_id and e.member_id = v.subject_id and e.action = 'answer' and e.id < v.id
                            order by e.id desc limit 1) w on true
       order by v.example_id, v.id
      """;

  private final Sql sql;
  private final TenantCiphers ciphers;

  Returns(Sql sql, TenantCiphers ciphers) {
    this.sql = sql;
    this.ciphers = ciphers;
  }

  /** Reads them, of each example the oldest first. */
  void read(Collection<UUID> examples, BiConsumer<UUID, ReturnedAnswer> consumer) {
    TextCipher cipher = ciphers.current();
    sql.forEach(LAST, row -> consumer.accept(row.uuid("example_id"), view(row, cipher)), examples);
  }

  private static ReturnedAnswer view(Row row, TextCipher cipher) throws SQLException {
    byte[] note = row.bytesOrNull("note");
    return new ReturnedAnswer(
        row.text("annotator"),
        row.textOrNull("by"),
        note == null ? null : cipher.decrypt(TextCipher.Purpose.NOTE, note),
        row.jsonOrNull("before"),
        row.truth("waiting"),
        row.instant("at"));
  }
}
