package dev.attune.gateway.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.data.crypto.TenantKeys;
import dev.attune.data.crypto.TextCipher.Purpose;
import dev.attune.gateway.Adapters;
import dev.attune.gateway.Client;
import dev.attune.gateway.Client.Answer;
import dev.attune.gateway.Tenant;
import dev.attune.gateway.TestClock;
import dev.attune.gateway.World;
import dev.attune.local.testing.StackResource;
import dev.attune.text.task.Joint;
import dev.attune.text.task.MultiLabel;
import dev.attune.text.task.Output;
import dev.attune.text.task.Regression;
import dev.attune.text.task.Scale;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.Task;
import dev.attune.text.task.TokenLabels;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = {
      @ResourceArg(name = "services", value = "postgres,keycloak"),
      @ResourceArg(name = "role", value = "gateway")
    })
class FeedbackTest {
  private static final String COMMENT = "she did not mean it 她在开玩笑";
  private static final List<String> LABELS = List.of("joy", "anger", "fear");

  @Inject World world;
  @Inject Client client;
  @Inject TenantKeys keys;
  @Inject TestClock clock;
  private Tenant tenant;
  private String key;

  @BeforeEach
  void begin() {
    world.ready();
    tenant = world.tenant();
    key = world.key(tenant, List.of("predict", "feedback"), List.of(), null);
  }

  @Test
  void what_was_right_is_stored_with_the_version_that_answered() {
    String id = prediction(new SingleLabel(LABELS));

    Answer answer = give(id, Map.of("label", "anger", "comment", COMMENT));

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().get("model").textValue()).isEqualTo("m");
    assertThat(answer.json().get("version").intValue()).isEqualTo(1);
    assertThat(stored("answer", id)).isEqualTo("{\"label\": \"anger\"}");
    String now = clock.instant().toString();
    assertThat(
            world.one(
                """
                select f.version_id = v.id and f.predicted_at between ?::timestamptz - interval '1 hour' and ?::timestamptz
                       and f.given_by = ?
                  from prediction_feedback f, model_version v
                 where f.prediction_id = ?::uuid and v.tenant_id = f.tenant_id
                """,
                now,
                now,
                "key:" + key.split("_", 3)[1],
                id))
        .isEqualTo(true);
  }

  @Test
  void whether_the_version_agreed_is_known_without_keeping_predictions() {
    Answer answered = ask(new SingleLabel(LABELS));
    String id = answered.json().at("/predictions/0/id").textValue();
    String label = answered.json().at("/predictions/0/label").textValue();

    assertThat(give(id, Map.of("label", label)).json().at("/agrees").toString())
        .isEqualTo("{\"\":true}");
    assertThat(stored("predicted", id)).isEqualTo("{\"label\": \"%s\"}".formatted(label));
    String other = LABELS.get((LABELS.indexOf(label) + 1) % LABELS.size());
    assertThat(give(id, Map.of("label", other)).json().at("/agrees").toString())
        .isEqualTo("{\"\":false}");
  }

  @Test
  void later_feedback_of_the_same_caller_replaces_the_earlier_and_of_another_does_not() {
    String id = prediction(new SingleLabel(LABELS));
    give(id, Map.of("label", "anger", "comment", COMMENT));
    give(id, Map.of("label", "joy"));
    String colleague = world.key(tenant, List.of("feedback"), List.of(), null);
    assertThat(client.predict(path(id), colleague, Map.of("label", "fear")).status())
        .isEqualTo(200);

    assertThat(
            world.one(
                """
                select string_agg(answer ->> 'label' || coalesce(comment_ciphertext::text, ''), ',' order by answer ->> 'label')
                  from prediction_feedback where prediction_id = ?::uuid
                """,
                id))
        .isEqualTo("fear,joy");
  }

  @Test
  void a_comment_is_stored_encrypted_under_the_tenants_key() {
    String id = prediction(new SingleLabel(LABELS));
    give(id, Map.of("label", "anger", "comment", COMMENT));

    byte[] sealed =
        (byte[])
            world.one(
                "select comment_ciphertext from prediction_feedback where prediction_id = ?::uuid",
                id);
    byte[] wrapped =
        (byte[]) world.one("select wrapped_keys from tenant where id = ?", tenant.id());

    assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain("mean it");
    assertThat(keys.open(tenant.id(), wrapped).decrypt(Purpose.COMMENT, sealed)).isEqualTo(COMMENT);
  }

  @Test
  void every_task_takes_feedback_in_its_own_form() {
    accepts(new MultiLabel(LABELS), Map.of("labels", List.of("joy", "fear")));
    accepts(
        new TokenLabels(List.of("city")),
        Map.of("entities", List.of(Map.of("label", "city", "start", 0, "end", 4))));
    accepts(
        new Regression(List.of(new Scale("stress", 0, 10))),
        Map.of("values", Map.of("stress", 4.5)));
    Joint joint =
        new Joint(
            List.of(
                new Output("feeling", new SingleLabel(LABELS, "none")),
                new Output("slots", new TokenLabels(List.of("city")))));
    accepts(joint, Map.of("outputs", Map.of("feeling", Map.of("label", "joy"))));
    accepts(joint, Map.of("outputs", Map.of("feeling", "joy", "slots", List.of())));
  }

  @Test
  void an_answer_that_is_none_of_the_versions_is_refused_by_its_member() {
    String single = prediction(new SingleLabel(LABELS));
    refuses(single, "{\"label\":\"grief\"}", "label must be one of the version's 3 labels.");
    refuses(single, "{\"label\":null}", "label must be one of the version's 3 labels.");
    refuses(single, "{\"labels\":[\"joy\"]}", "labels is unknown; known are label");
    refuses(single, "{}", "label is missing");
    refuses(single, "{\"label\":\"joy\",\"comment\":7}", "comment must be a string.");
    refuses(
        single,
        "{\"label\":\"joy\",\"comment\":\"%s\"}".formatted("x".repeat(2001)),
        "comment has 2,001 characters");
    String entities = prediction(new TokenLabels(List.of("city")));
    refuses(
        entities,
        "{\"entities\":[{\"label\":\"city\",\"start\":4,\"end\":4}]}",
        "entities[0] must have");
    refuses(
        entities,
        "{\"entities\":[{\"label\":\"city\",\"start\":0,\"end\":4},{\"label\":\"city\",\"start\":3,\"end\":6}]}",
        "entities has entities that overlap.");
    String values = prediction(new Regression(List.of(new Scale("stress", 0, 10))));
    refuses(
        values, "{\"values\":{\"stress\":11}}", "values.stress must be a number from 0.0 to 10.0");
    refuses(values, "{\"values\":{\"mood\":1}}", "values must be an object");
    assertThat(client.post(path(single), key, "[]".getBytes(StandardCharsets.UTF_8)).status())
        .isEqualTo(400);
  }

  @Test
  void a_prediction_that_nobody_made_or_another_tenant_is_not_there() {
    String id = prediction(new SingleLabel(LABELS));
    Tenant rival = world.tenant();
    String theirs = world.key(rival, List.of("predict", "feedback"), List.of(), null);
    world.version(
        rival, "m", 1, Adapters.answering(new SingleLabel(LABELS), world.base("minilm-l6-en"), 3));

    String there = "/v1/tenants/" + rival.slug() + "/predictions/" + id + "/feedback";
    assertThat(client.predict(there, theirs, Map.of("label", "joy")).status()).isEqualTo(404);
    assertThat(give(UUID.randomUUID().toString(), Map.of("label", "joy")).status()).isEqualTo(404);
    assertThat(give("nothing", Map.of("label", "joy")).status()).isEqualTo(404);
    assertThat(
            world.one("select count(*) from prediction_feedback where tenant_id = ?", rival.id()))
        .isEqualTo(0L);
  }

  @Test
  void feedback_needs_its_own_scope_and_a_key_for_the_model() {
    String id = prediction(new SingleLabel(LABELS));
    world.model(tenant, "other");

    Answer unscoped = client.predict(path(id), world.key(tenant), Map.of("label", "joy"));
    Answer otherModel =
        client.predict(
            path(id),
            world.key(tenant, List.of("feedback"), List.of("other"), null),
            Map.of("label", "joy"));
    String feedbackOnly = world.key(tenant, List.of("feedback"), List.of(), null);

    assertThat(unscoped.status()).isEqualTo(403);
    assertThat(unscoped.text()).contains("scope \\\"feedback\\\"");
    assertThat(otherModel.status()).isEqualTo(403);
    assertThat(client.predict(tenant.predict("m"), feedbackOnly, "a").status()).isEqualTo(403);
  }

  @Test
  void an_address_with_a_slash_at_its_end_needs_the_same_scope() {
    String id = prediction(new SingleLabel(LABELS));
    String predictOnly = world.key(tenant);
    String feedbackOnly = world.key(tenant, List.of("feedback"), List.of(), null);

    Answer unscoped = client.predict(path(id) + "/", predictOnly, Map.of("label", "joy"));
    Answer given = client.predict(path(id) + "/", feedbackOnly, Map.of("label", "joy"));

    assertThat(unscoped.status()).isEqualTo(403);
    assertThat(unscoped.text()).contains("scope \\\"feedback\\\"");
    assertThat(given.status()).as(given.text()).isEqualTo(200);
    String predicting = tenant.predict("m", 1) + "/";
    assertThat(client.predict(predicting, feedbackOnly, "a").status()).isEqualTo(403);
    assertThat(client.predict(predicting, predictOnly, "a").status()).isEqualTo(200);
  }

  private void accepts(Task task, Map<String, ?> feedback) {
    Answer answer = give(prediction(task), feedback);
    assertThat(answer.status()).as(task.type() + answer.text()).isEqualTo(200);
  }

  private void refuses(String id, String body, String complaint) {
    Answer answer = client.post(path(id), key, body.getBytes(StandardCharsets.UTF_8));
    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    assertThat(answer.json().get("detail").textValue()).startsWith(complaint);
  }

  private Answer give(String id, Map<String, ?> feedback) {
    return client.predict(path(id), key, feedback);
  }

  private String path(String id) {
    return "/v1/tenants/" + tenant.slug() + "/predictions/" + id + "/feedback";
  }

  private String prediction(Task task) {
    return ask(task).json().at("/predictions/0/id").textValue();
  }

  private Answer ask(Task task) {
    tenant = task instanceof SingleLabel ? tenant : world.tenant();
    key = world.key(tenant, List.of("predict", "feedback"), List.of(), null);
    world.version(tenant, "m", 1, Adapters.answering(task, world.base("minilm-l6-en"), 3));
    Answer answer = client.predict(tenant.predict("m", 1), key, "Rome was not built in a day.");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer;
  }

  private Object stored(String column, String id) {
    return world.one(
        "select " + column + "::text from prediction_feedback where prediction_id = ?::uuid", id);
  }
}
