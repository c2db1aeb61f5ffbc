package dev.attune.api.examples;

import dev.attune.api.datasets.DatasetLookup;
import dev.attune.api.datasets.LongWork;
import dev.attune.api.gold.GoldForm;
import dev.attune.api.spool.SpooledBody;
import dev.attune.api.sql.Sql;
import dev.attune.data.crypto.TenantCiphers;
import dev.attune.data.crypto.TextCipher;
import dev.attune.data.tenancy.TenantContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;

/**
 * Looks through an upload and stores nothing of it. While the body arrives, however slowly, it
 * holds no connection and only the tenant's turn.
 */
@ApplicationScoped
class Checks {
  /** Each may need some 60 MB to compare texts with each other. */
  private static final int AT_ONCE = 2;

  private final TenantContext tenant;
  private final Sql sql;
  private final DatasetLookup datasets;
  private final LongWork longWork;
  private final TenantCiphers ciphers;
  private final ParquetPlaces parquet;
  private final FilePlaces places =
      new FilePlaces(
          AT_ONCE,
          FilePlaces.PATIENCE,
          "Another file of this tenant is being checked. Try again when it is done.",
          "Other files are being checked. Try again soon.");

  Checks(
      TenantContext tenant,
      Sql sql,
      DatasetLookup datasets,
      LongWork longWork,
      TenantCiphers ciphers,
      ParquetPlaces parquet) {
    this.tenant = tenant;
    this.sql = sql;
    this.datasets = datasets;
    this.longWork = longWork;
    this.ciphers = ciphers;
    this.parquet = parquet;
  }

  CheckReport check(String dataset, UploadOptions options, InputStream body) {
    return longWork.during(() -> checkNow(dataset, options, body));
  }

  private CheckReport checkNow(String dataset, UploadOptions options, InputStream body) {
    CheckPass.Target target = QuarkusTransaction.requiringNew().call(() -> target(dataset));
    try (FilePlaces.Turn turn = places.begin(tenant.required());
        SpooledBody whole = SpooledBody.of(body)) {
      turn.takePlace();
      return new CheckPass(target).over(whole, options);
    } catch (IOException e) {
      throw BrokenUpload.of(e);
    }
  }

  private CheckPass.Target target(String name) {
    var dataset = datasets.required(name);
    GoldForm form = new GoldForm(datasets.task(dataset.task));
    LabelSurvey labels = new LabelSurvey(form.task());
    sql.forEach(
        "select label, count(*) as n from example_label where dataset_id = ? group by label",
        row -> labels.has(row.text("label"), row.whole("n")),
        dataset.id);
    TextCipher cipher = ciphers.current();
    return new CheckPass.Target(
        parquet,
        form,
        cipher,
        labels,
        new TextSurvey(dataset.language),
        new StoredTexts(sql, dataset.id, cipher));
  }
}
