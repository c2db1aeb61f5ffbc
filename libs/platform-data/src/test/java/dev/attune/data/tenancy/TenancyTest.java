package dev.attune.data.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.data.audit.AuditLog;
import dev.attune.data.crypto.TenantCiphers;
import dev.attune.data.crypto.TenantKeys;
import dev.attune.data.crypto.TextCipher.Purpose;
import dev.attune.data.datasets.Dataset;
import dev.attune.data.datasets.Example;
import dev.attune.data.tenants.Tenant;
import dev.attune.local.testing.StackResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * The tenant of a piece of work reaches every transaction of it, under the API's role and a small
 * pool.
 */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(MasterKeyResource.class)
class TenancyTest {
  @Inject Tenancy tenancy;
  @Inject TenantKeys keys;
  @Inject TenantCiphers ciphers;
  @Inject AuditLog auditLog;
  @Inject EntityManager entityManager;
  @Inject ObjectMapper json;

  private UUID newTenant() {
    UUID id = UUID.randomUUID();
    tenancy.inTransaction(
        id,
        () -> {
          Tenant tenant = new Tenant();
          tenant.id = id;
          tenant.slug = "t-" + id;
          tenant.name = "Test";
          tenant.locale = "zh";
          tenant.wrappedKeys = keys.generateWrapped(id);
          tenant.persist();
          Dataset dataset = new Dataset();
          dataset.name = "of " + id;
          dataset.language = "zh";
          dataset.task = json.createObjectNode().put("type", "single-label");
          dataset.guidelines = "";
          dataset.createdBy = "test";
          dataset.persist();
        });
    return id;
  }

  @Test
  void rows_get_the_tenant_and_come_back_to_it_only() {
    UUID acme = newTenant();
    UUID rival = newTenant();
    List<Dataset> seen = tenancy.inTransaction(acme, () -> Dataset.<Dataset>listAll());
    assertThat(seen).hasSize(1);
    assertThat(seen.getFirst().tenantId).isEqualTo(acme);
    assertThat(seen.getFirst().task.path("type").asText()).isEqualTo("single-label");
    UUID id = seen.getFirst().id;
    assertThat(tenancy.inTransaction(rival, () -> Dataset.findByIdOptional(id)).isPresent())
        .isFalse();
  }

  @Test
  void a_transaction_without_a_tenant_sees_nothing() {
    newTenant();
    assertThat(QuarkusTransaction.requiringNew().call(() -> Dataset.count())).isZero();
  }

  @Test
  void four_hundred_concurrent_reads_over_two_connections_stay_apart() throws Exception {
    List<UUID> tenants = List.of(newTenant(), newTenant(), newTenant());
    List<Future<Boolean>> reads = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 400; i++) {
        UUID tenant = tenants.get(i % tenants.size());
        reads.add(
            threads.submit(
                () ->
                    tenancy.inTransaction(
                        tenant,
                        () ->
                            entityManager
                                .createNativeQuery("select name from dataset", String.class)
                                .getResultList()
                                .equals(List.of("of " + tenant)))));
      }
    }
    for (Future<Boolean> read : reads) {
      assertThat(read.get()).isTrue();
    }
  }

  @Test
  void work_inside_other_work_gets_its_own_tenant_and_gives_the_outer_one_back() {
    UUID acme = newTenant();
    UUID rival = newTenant();
    tenancy.inTransaction(
        acme,
        () -> {
          tenancy.inTransaction(
              rival,
              () -> assertThat(Dataset.<Dataset>listAll().getFirst().tenantId).isEqualTo(rival));
          assertThat(Dataset.<Dataset>listAll().getFirst().tenantId).isEqualTo(acme);
        });
  }

  @Test
  void a_stored_text_is_readable_for_its_tenant_and_not_in_the_row() {
    UUID acme = newTenant();
    String text = "我今天特别高兴";
    UUID id =
        tenancy.inTransaction(
            acme,
            () -> {
              Example example = new Example();
              example.datasetId = Dataset.<Dataset>listAll().getFirst().id;
              example.textCiphertext = ciphers.current().encrypt(Purpose.TEXT, text);
              example.textDigest = ciphers.current().digest(text);
              example.characters = text.codePointCount(0, text.length());
              example.persist();
              return example.id;
            });
    tenancy.inTransaction(
        acme,
        () -> {
          Example example = Example.findById(id);
          assertThat(ciphers.current().decrypt(Purpose.TEXT, example.textCiphertext))
              .isEqualTo(text);
          assertThat(
                  (String)
                      entityManager
                          .createNativeQuery(
                              "select example::text from example where id = ?1", String.class)
                          .setParameter(1, id)
                          .getSingleResult())
              .doesNotContain(text);
        });
  }

  @Test
  void a_deed_and_its_record_happen_together_or_not_at_all() {
    UUID acme = newTenant();
    assertThatThrownBy(
            () ->
                tenancy.inTransaction(
                    acme,
                    () -> {
                      auditLog.record("test", "dataset.create", "d", Map.of());
                      throw new IllegalArgumentException("undone");
                    }))
        .isInstanceOf(RuntimeException.class);
    tenancy.inTransaction(
        acme, () -> auditLog.record("test", "dataset.delete", "d", Map.of("rows", 3)));
    assertThat(
            tenancy.inTransaction(
                acme,
                () ->
                    entityManager
                        .createNativeQuery("select action from audit_log", String.class)
                        .getResultList()))
        .isEqualTo(List.of("dataset.delete"));
  }
}
