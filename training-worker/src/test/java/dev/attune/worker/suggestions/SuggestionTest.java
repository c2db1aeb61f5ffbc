package dev.attune.worker.suggestions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.data.artifacts.ArtifactStore;
import dev.attune.data.crypto.TenantCiphers;
import dev.attune.data.crypto.TenantKeys;
import dev.attune.data.crypto.TextCipher;
import dev.attune.data.tenancy.Tenancy;
import dev.attune.text.base.BaseModelStore;
import dev.attune.worker.queue.JobHandler;
import dev.attune.worker.queue.JobHold;
import dev.attune.worker.queue.OneJob;
import dev.attune.worker.registry.Registration;
import dev.attune.worker.testing.RunFixture;
import dev.attune.worker.testing.Sentences;
import dev.attune.worker.testing.Superuser;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What a job for suggestions makes of undecided texts, with a version trained for real. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SuggestionTest {
  private static final int TEXTS = 300;

  @Inject Superuser superuser;
  @Inject RunFixture fixture;
  @Inject Registration registration;
  @Inject @All List<JobHandler> handlers;
  @Inject OneJob queue;
  @Inject TenantKeys keys;
  @Inject SuggestionHandler handler;
  @Inject SuggestionRuns runs;
  @Inject SuggestionTable table;
  @Inject ItemOrder order;
  @Inject UnsureItems unsure;
  @Inject BaseModelStore baseModels;
  @Inject ArtifactStore artifacts;
  @Inject EntityManager entityManager;
  @Inject Tenancy tenancy;
  @Inject TenantCiphers ciphers;

  private RunFixture.Prepared on =
      new RunFixture.Prepared(new UUID(0, 0), new UUID(0, 0), new UUID(0, 0), new UUID(0, 0));
  private UUID run = new UUID(0, 0);

  @BeforeAll
  void a_version_is_trained_and_texts_wait() throws IOException {
    superuser.clear();
    registration.register();
    on = fixture.snapshot(Sentences.all());
    fixture.queued(on, "head", "{\"epochs\": 3}");
    JobHandler training =
        handlers.stream().filter(one -> one.kind().equals("train")).findFirst().orElseThrow();
    assertThat(queue.take(training)).isEqualTo("succeeded");
    superuser.change(
        """
        update example e set gold = s.gold from snapshot_example s where s.example_id = e.id
        """);
    superuser.change(
        """
        insert into annotation_plan (dataset_id, tenant_id, annotators, annotators_max, gold_rule, ordering, random_share, assignment, created_by)
        values (?, ?, 1, 1, 'unanimous', 'uncertainty', 0.2, 'pool', 'o')
        """,
        on.dataset(),
        on.tenant());
    TextCipher cipher =
        keys.open(
            on.tenant(),
            (byte[])
                superuser
                    .column("select wrapped_keys from tenant where id = ?", on.tenant())
                    .getFirst());
    List<Sentences> sentences = Sentences.all();
    for (int i = 0; i < TEXTS; i++) {
      String text = sentences.get(i % sentences.size()).text() + " " + i;
      superuser.change(
          "insert into example (tenant_id, dataset_id, text_ciphertext, text_digest, characters) values (?, ?, ?, ?, ?)",
          on.tenant(),
          on.dataset(),
          cipher.encrypt(TextCipher.Purpose.TEXT, text),
          cipher.digest(text),
          text.length());
    }
  }

  @BeforeEach
  void suggestions_are_asked_for() {
    superuser.change("delete from suggestion_run");
    superuser.change("delete from suggestion");
    run = UUID.randomUUID();
    superuser.change(
        """
        with asked as (
          insert into suggestion_run (id, tenant_id, dataset_id, version_id) select ?, tenant_id, ?, id from model_version
          returning id, tenant_id)
        insert into job (tenant_id, suggestion_run_id, kind) select tenant_id, id, 'suggest' from asked
        """,
        run,
        on.dataset());
  }

  @Test
  void every_undecided_text_has_an_answer_and_the_order_follows_it() {
    assertThat(queue.take(handler)).isEqualTo("succeeded");

    assertThat(column("state || ' ' || predicted || ' ' || texts"))
        .isEqualTo("succeeded %d %d".formatted(TEXTS, TEXTS));
    assertThat(superuser.number("select count(*) from job")).isZero();
    assertThat(
            superuser.number(
                """
                select count(*) from suggestion s join example e on e.id = s.example_id
                 where e.gold is null and s.answer ->> 'label' in ('joy', 'anger', 'sadness') and s.uncertainty > 0
                """))
        .isEqualTo(TEXTS);
    assertThat(superuser.number("select count(diversity) from suggestion")).isZero();
    assertThat(
            superuser.number(
                """
                select count(*) from (select uncertainty, lag(uncertainty) over (order by i.priority) as before
                  from annotation_item i join suggestion s on s.example_id = i.example_id where not i.random) x
                 where uncertainty > before
                """))
        .isZero();
  }

  @Test
  void every_stretch_of_the_order_has_its_share_of_texts_that_chance_placed() {
    assertThat(queue.take(handler)).isEqualTo("succeeded");

    long all = superuser.number("select count(*) from annotation_item where random");
    long half =
        superuser.number(
            "select count(*) from (select random from annotation_item order by priority limit ?) x where random",
            TEXTS / 2);

    assertThat(all).isBetween(30L, 95L);
    assertThat(half).isBetween(all / 2 - 1, all / 2 + 1);
  }

  @Test
  @Timeout(120)
  void an_item_that_somebody_holds_keeps_its_place_and_holds_up_no_other() throws Exception {
    superuser.change("update annotation_item set priority = 1000");
    try (Connection _ =
        superuser.holding(
            "select 1 from annotation_item where not random order by example_id limit 1 for update")) {
      assertThat(queue.take(handler)).isEqualTo("succeeded");

      assertThat(superuser.number("select count(*) from annotation_item where priority = 1000"))
          .isEqualTo(1);
    }
  }

  @Test
  void the_least_sure_texts_want_more_answers_and_those_of_chance_and_in_hand_stay_as_they_are() {
    superuser.change("update annotation_plan set unsure_share = 0.1, annotators_max = 3");
    UUID touched =
        UUID.fromString(
            superuser.text(
                "select example_id::text from annotation_item where not random order by priority desc limit 1"));
    superuser.change("update annotation_item set taken = 1 where example_id = ?", touched);
    try {
      assertThat(queue.take(handler)).isEqualTo("succeeded");

      long eligible = superuser.number("select count(*) from annotation_item where not random");
      assertThat(superuser.number("select count(*) from annotation_item where unsure"))
          .as("half a text goes to the even number, as in the database")
          .isEqualTo((long) Math.rint(eligible * 0.1));
      assertThat(
              superuser.number(
                  "select count(*) from annotation_item where (wanted = 3) <> unsure or (wanted = 1) = unsure or unsure and (random or taken > 0)"))
          .isZero();
      assertThat(
              superuser.number(
                  """
                  select count(*) from annotation_item i join suggestion s on s.example_id = i.example_id
                   where not i.unsure and not i.random and i.taken = 0
                     and s.uncertainty > (select min(t.uncertainty) from annotation_item u
                                            join suggestion t on t.example_id = u.example_id where u.unsure)
                  """))
          .isZero();
    } finally {
      superuser.change("update annotation_plan set unsure_share = 0, annotators_max = 1");
      superuser.change("update annotation_item set taken = 0, unsure = false, wanted = 1");
    }
  }

  @Test
  void another_attempt_goes_on_where_one_stopped() {
    int[] batches = {0};
    Texts failing =
        new Texts(entityManager, tenancy, ciphers) {
          @Override
          Map<UUID, String> read(JobHold hold, Collection<UUID> ids) {
            if (++batches[0] > 2) {
              throw new UncheckedIOException(new IOException("gone"));
            }
            return super.read(hold, ids);
          }
        };
    superuser.change("update annotation_plan set ordering = 'mix'");
    assertThat(queue.take(handlerWith(failing))).isEqualTo("retried");
    long stored = superuser.number("select count(*) from suggestion");
    superuser.change("update suggestion set answer = '{\"label\": \"kept\"}'");
    superuser.change("update job set run_after = now()");

    assertThat(column("state || ' ' || predicted")).isEqualTo("queued 256");
    assertThat(queue.take(handler)).isEqualTo("succeeded");

    assertThat(stored).isEqualTo(256);
    assertThat(
            superuser.number("select count(*) from suggestion where answer ->> 'label' = 'kept'"))
        .isEqualTo(stored);
    assertThat(superuser.number("select count(distinct diversity) from suggestion"))
        .isEqualTo(TEXTS);
  }

  @Test
  void a_cancelled_one_ends_and_keeps_what_it_has() {
    Texts cancelling =
        new Texts(entityManager, tenancy, ciphers) {
          private boolean first = true;

          @Override
          Map<UUID, String> read(JobHold hold, Collection<UUID> ids) {
            if (!first) {
              superuser.change("update job set cancel_requested = true");
            }
            first = false;
            return super.read(hold, ids);
          }
        };

    assertThat(queue.take(handlerWith(cancelling))).isEqualTo("cancelled");

    assertThat(column("state || ' ' || predicted")).isEqualTo("cancelled 128");
    assertThat(superuser.number("select count(*) from suggestion")).isEqualTo(128);
    assertThat(superuser.number("select count(*) from job")).isZero();
  }

  @Test
  void a_version_whose_files_are_gone_is_a_reason() {
    String files = superuser.text("select artifact from model_version");
    superuser.change("update model_version set artifact = artifact || 'x'");
    try {
      assertThat(queue.take(handler)).isEqualTo("failed");
    } finally {
      superuser.change("update model_version set artifact = ?", files);
    }

    assertThat(column("failure ->> 'code'")).isEqualTo("files-damaged");
  }

  private SuggestionHandler handlerWith(Texts reading) {
    return new SuggestionHandler(runs, table, reading, order, unsure, baseModels, artifacts);
  }

  private String column(String column) {
    return superuser.text("select " + column + " from suggestion_run where id = ?", run);
  }
}
