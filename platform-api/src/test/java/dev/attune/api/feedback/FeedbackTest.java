package dev.attune.api.feedback;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.TrainedTenant;
import dev.attune.data.crypto.TenantKeys;
import dev.attune.data.crypto.TextCipher.Purpose;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FeedbackTest {
  private static final String COMMENT = "she was being ironic";
  private static final String PATH = "/models/m/versions/1/feedback";

  @Inject TenantKeys keys;
  private TrainedTenant trained;
  private TestTenant tenant;

  @BeforeEach
  void train() {
    trained = TrainedTenant.create();
    trained.succeed(trained.run());
    tenant = trained.tenant();
  }

  @Test
  void feedback_is_counted_with_how_far_the_version_agreed() {
    for (int i = 0; i < 8; i++) {
      give("joy", "joy", null);
    }
    give("anger", "joy", COMMENT);
    give("anger", "joy", null);

    JsonPath summary = tenant.asOwner().get(tenant.path(PATH + "/summary")).jsonPath();

    assertThat(summary.getLong("count")).isEqualTo(10);
    assertThat(summary.getString("agreement[0].output")).isEmpty();
    assertThat(summary.getLong("agreement[0].agreed")).isEqualTo(8);
    assertThat(summary.getLong("agreement[0].disagreed")).isEqualTo(2);
    // Wilson's interval of 8 in 10, as R's binom::binom.confint(8, 10, methods = "wilson") has it.
    assertThat(summary.getDouble("agreement[0].share.value")).isCloseTo(0.8, within(1e-6));
    assertThat(summary.getDouble("agreement[0].share.low")).isCloseTo(0.4901625, within(1e-5));
    assertThat(summary.getDouble("agreement[0].share.high")).isCloseTo(0.9433178, within(1e-5));
    assertThat(summary.getList("corrections")).hasSize(1);
    assertThat(summary.getString("corrections[0].predicted")).isEqualTo("joy");
    assertThat(summary.getString("corrections[0].right")).isEqualTo("anger");
    assertThat(summary.getLong("corrections[0].count")).isEqualTo(2);
  }

  /** The interval is R's mean(e) ± qnorm(0.975) * sd(e) / sqrt(30). */
  @Test
  void values_on_scales_are_told_by_how_far_they_were_off() {
    for (int i = 0; i < 30; i++) {
      store(
          "{\"values\": {\"stress\": %d}}".formatted(i % 2 == 0 ? 4 : 7),
          "{\"values\": {\"stress\": 5.0}}",
          "{}",
          null);
    }
    store(
        "{\"outputs\": {\"mood\": {\"values\": {\"valence\": 1}}}}",
        "{\"outputs\": {\"mood\": {\"values\": {\"valence\": 3}}}}",
        "{}",
        null);

    JsonPath summary = tenant.asOwner().get(tenant.path(PATH + "/summary")).jsonPath();

    assertThat(summary.getList("agreement")).isEmpty();
    assertThat(summary.getString("scales[0].scale")).isEqualTo("stress");
    assertThat(summary.getLong("scales[0].count")).isEqualTo(30);
    assertThat(summary.getDouble("scales[0].meanAbsoluteError")).isCloseTo(1.5, within(1e-6));
    assertThat(summary.getDouble("scales[0].meanDifference")).isCloseTo(0.5, within(1e-6));
    assertThat(summary.getDouble("scales[0].low")).isCloseTo(1.318022, within(1e-5));
    assertThat(summary.getDouble("scales[0].high")).isCloseTo(1.681978, within(1e-5));
    assertThat(summary.getString("scales[1].output")).isEqualTo("mood");
    assertThat(summary.getDouble("scales[1].meanDifference")).isCloseTo(-2, within(1e-6));
    assertThat(summary.getString("scales[1].low")).isNull();
  }

  @Test
  void without_feedback_there_is_nothing_to_count() {
    JsonPath summary = tenant.asOwner().get(tenant.path(PATH + "/summary")).jsonPath();

    assertThat(summary.getLong("count")).isZero();
    assertThat(summary.getString("latest")).isNull();
    assertThat(summary.getList("agreement")).isEmpty();
    assertProblem(tenant.asOwner().get(tenant.path("/models/m/versions/7/feedback/summary")), 404);
  }

  @Test
  void it_is_listed_page_by_page_newest_first() {
    for (int i = 0; i < 5; i++) {
      give("anger", "joy", null);
    }
    Set<String> seen = new HashSet<>();
    JsonPath page = tenant.asOwner().get(tenant.path(PATH + "?limit=2")).jsonPath();
    String first = page.getString("items[0].id");
    while (true) {
      List<String> ids = page.getList("items.id");
      seen.addAll(ids);
      if (page.getString("next") == null) {
        break;
      }
      page =
          tenant
              .asOwner()
              .queryParam("after", page.getString("next"))
              .get(tenant.path(PATH + "?limit=2"))
              .jsonPath();
    }
    assertThat(seen).hasSize(5);
    assertThat(seen.stream().max(String::compareTo)).contains(first);
  }

  @Test
  void comments_are_read_by_those_who_may_read_texts_and_by_no_auditor() {
    give("anger", "joy", COMMENT);

    JsonPath manager =
        TestTenant.as(tenant.add("manager").token()).get(tenant.path(PATH)).jsonPath();
    JsonPath auditor =
        TestTenant.as(tenant.add("auditor").token()).get(tenant.path(PATH)).jsonPath();

    assertThat(manager.getString("items[0].comment")).isEqualTo(COMMENT);
    assertThat(manager.getString("items[0].predicted.label")).isEqualTo("joy");
    assertThat(auditor.getString("items[0].answer.label")).isEqualTo("anger");
    assertThat(auditor.getString("items[0].comment")).isNull();
  }

  private void give(String right, String predicted, @Nullable String comment) {
    store(
        "{\"label\": \"%s\"}".formatted(right),
        "{\"label\": \"%s\"}".formatted(predicted),
        "{\"\": %s}".formatted(right.equals(predicted)),
        comment);
  }

  /** Writes as the gateway does, under its role. */
  private void store(String right, String predicted, String agreement, @Nullable String comment) {
    try (Connection connection =
        DriverManager.getConnection(
            ConfigProvider.getConfig().getValue("attune.test.jdbc.url.gateway", String.class))) {
      connection.setAutoCommit(false);
      byte[] wrapped;
      try (var statement = connection.createStatement()) {
        statement.execute("select set_config('app.tenant_id', '" + trained.id() + "', true)");
        try (var row =
            statement.executeQuery(
                "select wrapped_keys from tenant where id = '" + trained.id() + "'")) {
          row.next();
          wrapped = row.getBytes(1);
        }
      }
      try (var insert =
          connection.prepareStatement(
              """
              insert into prediction_feedback (version_id, prediction_id, given_by, answer, predicted, agreement,
                                               comment_ciphertext, predicted_at)
              select id, ?, 'key:app', ?::jsonb, ?::jsonb, ?::jsonb, ?, now() from model_version where number = 1
              """)) {
        insert.setObject(1, UUID.randomUUID());
        insert.setString(2, right);
        insert.setString(3, predicted);
        insert.setString(4, agreement);
        insert.setBytes(
            5,
            comment == null
                ? null
                : keys.open(trained.id(), wrapped).encrypt(Purpose.COMMENT, comment));
        assertThat(insert.executeUpdate()).isEqualTo(1);
      }
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
