package dev.attune.worker.testing;

import dev.attune.data.crypto.TenantKeys;
import dev.attune.data.crypto.TextCipher;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Sets up what a person does before a training: a tenant with keys, a snapshot, a run in the queue.
 */
@ApplicationScoped
public class RunFixture {
  /** A tenant with a model and a snapshot to train on. */
  public record Prepared(UUID tenant, UUID model, UUID dataset, UUID snapshot) {}

  private final Superuser superuser;
  private final TenantKeys keys;

  RunFixture(Superuser superuser, TenantKeys keys) {
    this.superuser = superuser;
    this.keys = keys;
  }

  private static final String FEELINGS =
      "{\"type\": \"single-label\", \"labels\": [\"joy\", \"anger\", \"sadness\"]}";

  /** A snapshot of sentences with their feelings. */
  public Prepared snapshot(List<Sentences> sentences) {
    return snapshot(FEELINGS, sentences, sentence -> "{\"label\": \"" + sentence.label() + "\"}");
  }

  /** A snapshot for a task, with the right answer of each sentence, both as JSON. */
  public Prepared snapshot(
      String task, List<Sentences> sentences, Function<Sentences, String> gold) {
    UUID tenant = UUID.randomUUID();
    byte[] wrapped = keys.generateWrapped(tenant);
    superuser.change(
        "insert into tenant (id, slug, name, locale, wrapped_keys) values (?, ?, 'A tenant', 'en', ?)",
        tenant,
        "t-" + tenant,
        wrapped);
    UUID dataset = UUID.randomUUID();
    superuser.change(
        "insert into dataset (id, tenant_id, name, language, task, created_by) values (?, ?, 'feelings', 'en', ?::jsonb, 'tester')",
        dataset,
        tenant,
        task);
    UUID snapshot = UUID.randomUUID();
    superuser.change(
        "insert into snapshot (id, tenant_id, dataset_id, number, task, rule, content_hash, counts, created_by) values (?, ?, ?, 1, ?::jsonb, '{}', 'abc', '{}', 'tester')",
        snapshot,
        tenant,
        dataset,
        task);
    TextCipher cipher = keys.open(tenant, wrapped);
    sentences.forEach(
        sentence -> example(tenant, dataset, snapshot, cipher, sentence, gold.apply(sentence)));
    UUID model = UUID.randomUUID();
    superuser.change(
        "insert into model (id, tenant_id, name) values (?, ?, 'mood')", model, tenant);
    return new Prepared(tenant, model, dataset, snapshot);
  }

  private void example(
      UUID tenant,
      UUID dataset,
      UUID snapshot,
      TextCipher cipher,
      Sentences sentence,
      String gold) {
    UUID id =
        UUID.nameUUIDFromBytes(
            (dataset + HexFormat.of().formatHex(cipher.digest(sentence.text())))
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    superuser.change(
        "insert into example (id, tenant_id, dataset_id, text_ciphertext, text_digest, characters, meta_ciphertext) values (?, ?, ?, ?, ?, ?, ?)",
        id,
        tenant,
        dataset,
        cipher.encrypt(TextCipher.Purpose.TEXT, sentence.text()),
        cipher.digest(sentence.text()),
        sentence.text().length(),
        cipher.encrypt(
            TextCipher.Purpose.META, "{\"channel\": \"forum\", \"writer\": \"" + id + "\"}"));
    superuser.change(
        "insert into snapshot_example (tenant_id, snapshot_id, example_id, split, gold) values (?, ?, ?, ?, ?::jsonb)",
        tenant,
        snapshot,
        id,
        sentence.split(),
        gold);
  }

  /** Puts a run of {@code minilm-l6-en} in the queue. */
  public UUID queued(Prepared on, String method, String hyperparameters) {
    return queued(on, "minilm-l6-en", method, hyperparameters);
  }

  /** Puts a run in the queue. */
  public UUID queued(Prepared on, String baseModel, String method, String hyperparameters) {
    UUID run = UUID.randomUUID();
    superuser.change(
        """
        with new_run as (
          insert into training_run (id, tenant_id, model_id, dataset_id, snapshot_id, base_model, method, hyperparameters, requested_by)
          values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, 'tester') returning id, tenant_id)
        insert into job (tenant_id, run_id, kind) select tenant_id, id, 'train' from new_run
        """,
        run,
        on.tenant(),
        on.model(),
        on.dataset(),
        on.snapshot(),
        baseModel,
        method,
        hyperparameters);
    return run;
  }
}
