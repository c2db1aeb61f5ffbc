package dev.attune.api.annotation;

import dev.attune.api.datasets.DatasetLookup;
import dev.attune.api.paging.Page;
import dev.attune.api.paging.PageQuery;
import dev.attune.api.security.Caller;
import dev.attune.api.sql.Sql;
import dev.attune.data.crypto.TenantCiphers;
import dev.attune.data.crypto.TextCipher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/**
 * What somebody has answered, beside what a reviewer decided. Only a person's decision is shown:
 * from then on the answer stays as it is, whereas one who knew what a rule made of the answers
 * could still agree with it. Gold questions are not told apart from other texts.
 */
@ApplicationScoped
class OwnAnswers {
  private static final String SELECT =
      "select "
          + AnswerReader.COLUMNS
          + """
          , e.text_ciphertext, case when told then i.decision end as decision,
                 told and a.answer <> i.decision as corrected
            from annotation a join member m on m.id = a.member_id
            join example e on e.id = a.example_id
            left join annotation_item i on i.example_id = a.example_id
            cross join lateral (
              select i.state = 'decided' and i.decided_by is not null and a.right_answer is null as told) t
           where a.member_id = ? and a.dataset_id = ? and (not ? or (told and a.answer <> i.decision))
             and (?::uuid is null or (a.changed_at, a.example_id) <
                  (select b.changed_at, b.example_id from annotation b where b.example_id = ? and b.member_id = a.member_id))
           order by a.changed_at desc, a.example_id desc limit ?
          """;

  private final Sql sql;
  private final DatasetLookup datasets;
  private final AnswerReader reader;
  private final TenantCiphers ciphers;
  private final Caller caller;

  OwnAnswers(
      Sql sql, DatasetLookup datasets, AnswerReader reader, TenantCiphers ciphers, Caller caller) {
    this.sql = sql;
    this.datasets = datasets;
    this.reader = reader;
    this.ciphers = ciphers;
    this.caller = caller;
  }

  /** The caller's, the newest first; those only that a reviewer corrected, when asked for. */
  @Transactional
  Page<OwnAnswerView> list(String datasetName, boolean corrected, PageQuery page) {
    UUID dataset = datasets.required(datasetName).id;
    UUID after = page.afterId();
    TextCipher cipher = ciphers.current();
    List<OwnAnswerView> rows =
        sql.list(
            SELECT,
            row ->
                new OwnAnswerView(
                    reader.view(row, cipher),
                    cipher.decrypt(TextCipher.Purpose.TEXT, row.bytes("text_ciphertext")),
                    row.jsonOrNull("decision"),
                    row.truth("corrected")),
            caller.memberId(),
            dataset,
            corrected,
            after,
            after,
            page.limit() + 1);
    return Page.of(rows, page.limit(), own -> own.answer().example().toString());
  }
}
