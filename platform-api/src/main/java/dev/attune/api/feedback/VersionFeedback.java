package dev.attune.api.feedback;

import dev.attune.api.feedback.FeedbackSummary.Agreement;
import dev.attune.api.feedback.FeedbackSummary.Correction;
import dev.attune.api.feedback.FeedbackSummary.ScaleError;
import dev.attune.api.feedback.FeedbackSummary.Share;
import dev.attune.api.models.ModelLookup;
import dev.attune.api.paging.Page;
import dev.attune.api.paging.PageQuery;
import dev.attune.api.problems.Refusal;
import dev.attune.api.security.Caller;
import dev.attune.api.sql.Row;
import dev.attune.api.sql.Sql;
import dev.attune.data.crypto.TenantCiphers;
import dev.attune.data.crypto.TextCipher;
import dev.attune.data.crypto.TextCipher.Purpose;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a version's feedback. */
@ApplicationScoped
class VersionFeedback {
  private static final String LIST =
      """
      select id, prediction_id, answer, predicted, agreement, comment_ciphertext, given_by, predicted_at, created_at
        from prediction_feedback
       where version_id = ? and (?::uuid is null or id < ?::uuid)
       order by id desc limit ?
      """;
  private static final String COUNT =
      "select count(*) as count, max(created_at) as latest from prediction_feedback where version_id = ?";
  private static final String AGREEMENT =
      """
      select a.key as output, count(*) filter (where a.value = 'true') as agreed,
             count(*) filter (where a.value = 'false') as disagreed
        from prediction_feedback f cross join lateral jsonb_each_text(f.agreement) a
       where f.version_id = ? group by a.key order by a.key
      """;
  private static final String SCALES =
      """
      with pair as (
        select '' as output, answer -> 'values' as wanted, predicted -> 'values' as given
          from prediction_feedback where version_id = ?
        union all
        select o.key, o.value -> 'values', f.predicted -> 'outputs' -> o.key -> 'values'
          from prediction_feedback f cross join lateral jsonb_each(f.answer -> 'outputs') o where f.version_id = ?),
      difference as (
        select output, v.key as scale, v.value::double precision - (given ->> v.key)::double precision as amount
          from pair cross join lateral jsonb_each_text(wanted) v where given ->> v.key is not null)
      select output, scale, count(*) as count, avg(abs(amount)) as mean,
             coalesce(stddev_samp(abs(amount)), 0) as deviation, avg(amount) as difference
        from difference group by output, scale order by output, scale
      """;
  private static final String CORRECTIONS =
      """
      select predicted ->> 'label' as predicted, answer ->> 'label' as right_label, count(*) as count
        from prediction_feedback
       where version_id = ? and predicted ->> 'label' <> answer ->> 'label'
       group by 1, 2 order by 3 desc, 1, 2 limit 20
      """;

  private final Sql sql;
  private final ModelLookup models;
  private final Caller caller;
  private final TenantCiphers ciphers;

  VersionFeedback(Sql sql, ModelLookup models, Caller caller, TenantCiphers ciphers) {
    this.sql = sql;
    this.models = models;
    this.caller = caller;
    this.ciphers = ciphers;
  }

  @Transactional
  Page<FeedbackView> list(String model, int number, PageQuery page) {
    UUID before = page.afterId();
    TextCipher cipher = caller.role().readsTexts() ? ciphers.current() : null;
    List<FeedbackView> rows =
        sql.list(
            LIST,
            row -> view(row, cipher),
            version(model, number),
            before,
            before,
            page.limit() + 1);
    return Page.of(rows, page.limit(), feedback -> feedback.id().toString());
  }

  @Transactional
  FeedbackSummary summary(String model, int number) {
    UUID version = version(model, number);
    List<Agreement> agreement =
        sql.list(
            AGREEMENT,
            row ->
                new Agreement(
                    row.text("output"),
                    row.whole("agreed"),
                    row.whole("disagreed"),
                    Share.of(row.whole("agreed"), row.whole("disagreed"))),
            version);
    List<ScaleError> scales =
        sql.list(
            SCALES,
            row ->
                ScaleError.of(
                    row.text("output"),
                    row.text("scale"),
                    row.whole("count"),
                    row.number("mean"),
                    row.number("deviation"),
                    row.number("difference")),
            version,
            version);
    List<Correction> corrections =
        sql.list(
            CORRECTIONS,
            row ->
                new Correction(row.text("predicted"), row.text("right_label"), row.whole("count")),
            version);
    return sql.single(
        COUNT,
        row -> new FeedbackSummary(row.whole("count"), latest(row), agreement, scales, corrections),
        version);
  }

  private static @Nullable Instant latest(Row row) throws SQLException {
    return row.instantOrNull("latest");
  }

  private UUID version(String model, int number) {
    return sql.one(
            "select id from model_version where model_id = ? and number = ?",
            row -> row.uuid("id"),
            models.required(model).id,
            number)
        .orElseThrow(() -> Refusal.notFound("There is no such version."));
  }

  /** Comments are people's words: who may not read texts gets none. */
  private static FeedbackView view(Row row, @Nullable TextCipher cipher) throws SQLException {
    byte[] sealed = row.bytesOrNull("comment_ciphertext");
    return new FeedbackView(
        row.uuid("id"),
        row.uuid("prediction_id"),
        row.json("answer"),
        row.jsonOrNull("predicted"),
        row.json("agreement"),
        cipher == null || sealed == null ? null : cipher.decrypt(Purpose.COMMENT, sealed),
        row.text("given_by"),
        row.instant("predicted_at"),
        row.instant("created_at"));
  }
}
