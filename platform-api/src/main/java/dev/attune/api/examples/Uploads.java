package dev.attune.api.examples;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.api.datasets.DatasetLock;
import dev.attune.api.datasets.DatasetLookup;
import dev.attune.api.datasets.LongWork;
import dev.attune.api.gold.GoldForm;
import dev.attune.api.security.Caller;
import dev.attune.api.sql.SqlFailure;
import dev.attune.api.uploadedanswers.UploadedAnswers;
import dev.attune.data.audit.AuditLog;
import dev.attune.data.crypto.TenantCiphers;
import dev.attune.data.datasets.Dataset;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/**
 * Takes an upload in as it arrives, in one transaction: what is good of an upload that ends is
 * stored, and nothing of one that breaks off.
 */
@ApplicationScoped
class Uploads {

  private final AgroalDataSource dataSource;
  private final DatasetLookup datasets;
  private final DatasetLock lock;
  private final LongWork longWork;
  private final TenantCiphers ciphers;
  private final ObjectMapper json;
  private final UploadedAnswers answers;
  private final ParquetPlaces parquet;
  private final AuditLog audit;
  private final Caller caller;

  Uploads(
      AgroalDataSource dataSource,
      DatasetLookup datasets,
      DatasetLock lock,
      LongWork longWork,
      TenantCiphers ciphers,
      ObjectMapper json,
      UploadedAnswers answers,
      ParquetPlaces parquet,
      AuditLog audit,
      Caller caller) {
    this.dataSource = dataSource;
    this.datasets = datasets;
    this.lock = lock;
    this.longWork = longWork;
    this.ciphers = ciphers;
    this.json = json;
    this.answers = answers;
    this.parquet = parquet;
    this.audit = audit;
    this.caller = caller;
  }

  UploadReport take(String dataset, UploadOptions options, InputStream body) {
    return longWork.during(
        () ->
            longWork.inTransaction(
                () -> takeInTransaction(datasets.required(dataset), options, body)));
  }

  private UploadReport takeInTransaction(Dataset dataset, UploadOptions options, InputStream body) {
    lock.add(dataset);
    Rejections rejections = new Rejections();
    try (Connection connection = dataSource.getConnection()) {
      ExampleWriter writer =
          new ExampleWriter(
              connection,
              ciphers.current(),
              json,
              dataset.id,
              caller.memberId(),
              answers.begin(dataset),
              rejections);
      GoldForm form = new GoldForm(datasets.task(dataset.task));
      try (UploadBody rows = new UploadBody(body, options, form, parquet)) {
        copy(rows, new RowCheck(form), writer, rejections);
      }
      return report(dataset, options.format(), writer, rejections);
    } catch (IOException e) {
      throw BrokenUpload.of(e);
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  private static void copy(
      RowSource rows, RowCheck check, ExampleWriter writer, Rejections rejections)
      throws IOException {
    for (RawRow row = rows.next(); row != null; row = rows.next()) {
      switch (row) {
        case RawRow.Unreadable(long line, String reason) -> rejections.add(line, reason);
        case RawRow.Fields fields -> {
          switch (check.check(fields)) {
            case RowCheck.Good(NewExample example) -> writer.add(fields.line(), example);
            case RowCheck.Bad(String reason) ->
                rejections.add(fields.line(), reason + rows.place());
          }
        }
      }
    }
    writer.end();
  }

  private UploadReport report(
      Dataset dataset, UploadFormat format, ExampleWriter writer, Rejections rejections) {
    UploadedAnswers.Upload people = writer.answers();
    if (writer.accepted() + writer.duplicates() + people.extending() == 0) {
      throw rejections.refusal();
    }
    audit.record(
        caller.email(),
        "dataset.upload",
        dataset.name,
        Map.of(
            "format", format.word(),
            "accepted", writer.accepted(),
            "duplicates", writer.duplicates(),
            "extended", people.extending(),
            "answers", people.stored(),
            "rejected", rejections.total()));
    return new UploadReport(
        writer.accepted(),
        writer.duplicates(),
        people.extending(),
        people.stored(),
        people.added(),
        people.passedOver(),
        rejections.first(),
        rejections.total());
  }
}
