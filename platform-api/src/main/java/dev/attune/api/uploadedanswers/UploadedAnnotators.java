package dev.attune.api.uploadedanswers;

import dev.attune.api.datasets.DatasetLock;
import dev.attune.api.datasets.DatasetLookup;
import dev.attune.api.paging.Page;
import dev.attune.api.paging.PageQuery;
import dev.attune.api.problems.Refusal;
import dev.attune.api.security.Caller;
import dev.attune.api.sql.Row;
import dev.attune.api.sql.Sql;
import dev.attune.data.audit.AuditLog;
import dev.attune.data.crypto.TenantCiphers;
import dev.attune.data.crypto.TextCipher;
import dev.attune.data.datasets.Dataset;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Those whose answers came with uploads: what they are called, and that they no longer are. Names
 * are changed while nobody uploads, so that no answer arrives for somebody who has just gone.
 */
@ApplicationScoped
class UploadedAnnotators {
  private static final String LIST =
      """
      select u.id, u.name_ciphertext, count(a.id) as answers, min(a.created_at) as first_at, max(a.created_at) as last_at
        from uploaded_annotator u left join annotation a on a.annotator_id = u.id
       where u.dataset_id = ? and (?::uuid is null or u.id > ?) and (?::uuid is null or u.id = ?)
       group by u.id, u.name_ciphertext order by u.id limit ?
      """;
  private static final String NAMED =
      "select id from uploaded_annotator where dataset_id = ? and name_digest = ? and id <> ?";
  private static final String BOTH_ANSWERED =
      """
      select count(*) as n from annotation a join annotation b on b.example_id = a.example_id
       where a.annotator_id = ? and b.annotator_id = ?
      """;

  private final Sql sql;
  private final DatasetLookup datasets;
  private final DatasetLock lock;
  private final TenantCiphers ciphers;
  private final AuditLog audit;
  private final Caller caller;

  UploadedAnnotators(
      Sql sql,
      DatasetLookup datasets,
      DatasetLock lock,
      TenantCiphers ciphers,
      AuditLog audit,
      Caller caller) {
    this.sql = sql;
    this.datasets = datasets;
    this.lock = lock;
    this.ciphers = ciphers;
    this.audit = audit;
    this.caller = caller;
  }

  /** In the order in which uploads named them first. */
  @Transactional
  Page<UploadedAnnotatorView> list(String datasetName, PageQuery page) {
    UUID dataset = datasets.required(datasetName).id;
    return Page.of(
        found(dataset, page.afterId(), null, page.limit() + 1),
        page.limit(),
        annotator -> annotator.id().toString());
  }

  @Transactional
  UploadedAnnotatorView get(String datasetName, UUID id) {
    return required(datasets.required(datasetName).id, id);
  }

  /**
   * Calls somebody something else. If somebody here is called that already, both are one person
   * from then on; 409 where they are not to be, or both have answered the same text.
   *
   * @return who has the name now
   */
  @Transactional
  UploadedAnnotatorView rename(String datasetName, UUID id, NewName wanted) {
    String name = AnnotatorName.normalised(wanted.name());
    if (name.isEmpty()) {
      throw Refusal.invalid("name", "must not be blank");
    }
    AnnotatorName.fault(name)
        .ifPresent(
            fault -> {
              throw Refusal.invalid("name", "is a name " + fault);
            });
    Dataset dataset = datasets.required(datasetName);
    lock.take(dataset);
    required(dataset.id, id);
    byte[] digest = ciphers.current().annotator(name);
    Optional<UUID> namesake = sql.one(NAMED, row -> row.uuid("id"), dataset.id, digest, id);
    if (namesake.isPresent()) {
      if (Boolean.FALSE.equals(wanted.unite())) {
        throw Refusal.conflict(
            "Somebody has this name already. Choose another name, or say that both are one person.");
      }
      unite(id, namesake.get());
    } else {
      sql.update(
          "update uploaded_annotator set name_digest = ?, name_ciphertext = ? where id = ?",
          digest,
          ciphers.current().encrypt(TextCipher.Purpose.NAME, name),
          id);
    }
    UUID now = namesake.orElse(id);
    record("annotation.annotator-rename", dataset, now);
    return required(dataset.id, now);
  }

  private void unite(UUID from, UUID into) {
    long both = sql.single(BOTH_ANSWERED, row -> row.whole("n"), from, into);
    if (both > 0) {
      throw Refusal.conflict(
          "Somebody of that name has answered %d of the same texts; they cannot be one person."
              .formatted(both));
    }
    sql.update("update annotation set annotator_id = ? where annotator_id = ?", into, from);
    delete(from);
  }

  /** Forgets what somebody is called; the answers stay, as those of nobody. */
  @Transactional
  void forget(String datasetName, UUID id) {
    Dataset dataset = datasets.required(datasetName);
    lock.take(dataset);
    required(dataset.id, id);
    delete(id);
    record("annotation.annotator-forget", dataset, id);
  }

  private void delete(UUID id) {
    sql.update("delete from uploaded_annotator where id = ?", id);
  }

  private void record(String action, Dataset dataset, UUID id) {
    audit.record(caller.email(), action, dataset.name, Map.of("annotator", id.toString()));
  }

  private UploadedAnnotatorView required(UUID dataset, UUID id) {
    return found(dataset, null, id, 1).stream()
        .findFirst()
        .orElseThrow(() -> Refusal.notFound("There is no such annotator."));
  }

  private List<UploadedAnnotatorView> found(
      UUID dataset, @Nullable UUID after, @Nullable UUID one, int most) {
    TextCipher cipher = ciphers.current();
    return sql.list(LIST, row -> view(row, cipher), dataset, after, after, one, one, most);
  }

  private static UploadedAnnotatorView view(Row row, TextCipher cipher) throws SQLException {
    return new UploadedAnnotatorView(
        row.uuid("id"),
        cipher.decrypt(TextCipher.Purpose.NAME, row.bytes("name_ciphertext")),
        row.whole("answers"),
        row.instantOrNull("first_at"),
        row.instantOrNull("last_at"));
  }
}
