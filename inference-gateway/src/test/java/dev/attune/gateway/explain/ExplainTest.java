package dev.attune.gateway.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.gateway.Adapters;
import dev.attune.gateway.Client;
import dev.attune.gateway.Client.Answer;
import dev.attune.gateway.Tenant;
import dev.attune.gateway.World;
import dev.attune.gateway.batching.BatchingConfig;
import dev.attune.gateway.batching.Reservation;
import dev.attune.gateway.engine.BaseModelsConfig;
import dev.attune.gateway.engine.Engine;
import dev.attune.gateway.engine.Engines;
import dev.attune.local.testing.StackResource;
import dev.attune.text.adapter.Adapter;
import dev.attune.text.base.BaseModelStore;
import dev.attune.text.serve.AdapterSlot;
import dev.attune.text.serve.ServingOptions;
import dev.attune.text.serve.ServingSession;
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
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = {
      @ResourceArg(name = "services", value = "postgres,keycloak"),
      @ResourceArg(name = "role", value = "gateway")
    })
class ExplainTest {
  private static final SingleLabel FEELINGS = new SingleLabel(List.of("joy", "anger", "fear"));
  private static final TokenLabels PLACES = new TokenLabels(List.of("city", "date"));

  @Inject World world;
  @Inject Client client;
  @Inject BaseModelsConfig baseModels;
  @Inject Engines engines;
  @Inject BatchingConfig batching;
  private Tenant tenant;
  private String key;

  @BeforeEach
  void begin() {
    world.ready();
    tenant = world.tenant();
    key = world.key(tenant);
  }

  /** The words as texts without the others, averaged over all orders of leaving them out. */
  @Test
  void attributions_are_the_shapley_values_of_the_texts_without_the_words() throws IOException {
    List<String> words = List.of("so", "very", "happy", "today");
    Adapter adapter = Adapters.answering(FEELINGS, world.base("minilm-l6-en"), 3);
    JsonNode prediction = explain(adapter, String.join(" ", words)).at("/predictions/0");
    String label = prediction.get("label").textValue();

    double[] expected = new double[words.size()];
    try (ServingSession session =
            ServingSession.open(
                new BaseModelStore(baseModels.dir()).open("minilm-l6-en"),
                ServingOptions.defaults());
        AdapterSlot slot = session.load(adapter)) {
      List<List<Integer>> orders = orders(words.size());
      for (List<Integer> order : orders) {
        double before = score(session, slot, label, "");
        for (int i = 0; i < order.size(); i++) {
          List<Integer> present = order.subList(0, i + 1).stream().sorted().toList();
          String text = String.join(" ", present.stream().map(words::get).toList());
          double after = score(session, slot, label, text);
          expected[order.get(i)] += (after - before) / orders.size();
          before = after;
        }
      }
    }

    JsonNode target = prediction.at("/explanation/targets/0");
    assertThat(prediction.at("/explanation/exact").booleanValue()).isTrue();
    assertThat(target.get("label").textValue()).isEqualTo(label);
    assertThat(target.get("tokens")).hasSize(words.size());
    for (int word = 0; word < words.size(); word++) {
      assertThat(target.get("tokens").get(word).get("text").textValue()).isEqualTo(words.get(word));
      assertThat(target.get("tokens").get(word).get("value").doubleValue())
          .isCloseTo(expected[word], within(1e-5));
    }
  }

  @Test
  void whatever_is_answered_is_accounted_for_in_every_task() {
    String text = "😀 明天从北京到上海的火车票,请尽快告诉我价格";
    for (Task task :
        List.of(
            FEELINGS,
            new SingleLabel(List.of("book", "cancel"), "oos"),
            new MultiLabel(List.of("joy", "anger", "fear", "trust")),
            PLACES,
            new Regression(List.of(new Scale("stress", 0, 10), new Scale("valence", -1, 1))),
            new Joint(List.of(new Output("intent", FEELINGS), new Output("slots", PLACES))))) {
      tenant = world.tenant();
      key = world.key(tenant);
      JsonNode answer = explain(Adapters.answering(task, world.base("bge-small-zh"), 3), text);
      JsonNode explanation = answer.at("/predictions/0/explanation");

      assertThat(explanation.get("targets")).as(task.type()).isNotEmpty();
      for (JsonNode target : explanation.get("targets")) {
        double sum = target.get("baseline").doubleValue();
        int at = 0;
        for (JsonNode token : target.get("tokens")) {
          sum += token.get("value").doubleValue();
          int start = token.get("start").intValue();
          int end = token.get("end").intValue();
          assertThat(start).isGreaterThanOrEqualTo(at);
          at = end;
          assertThat(token.get("text").textValue())
              .isEqualTo(
                  text.substring(
                      text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end)));
        }
        double error = Math.abs(target.get("score").doubleValue() - sum);
        assertThat(error).as(task.type()).isLessThan(1e-4);
        assertThat(target.get("completenessError").doubleValue()).isCloseTo(error, within(1e-6));
      }
      assertThat(answer.at("/usage/tokens").longValue())
          .as("the passes are metered")
          .isGreaterThan(10L * explanation.get("passes").intValue());
    }
  }

  @Test
  void each_entity_and_each_output_has_its_own() {
    Joint task = new Joint(List.of(new Output("intent", FEELINGS), new Output("slots", PLACES)));
    JsonNode prediction =
        explain(Adapters.answering(task, world.base("bge-small-zh"), 3), "明天从北京到上海")
            .at("/predictions/0");
    JsonNode targets = prediction.at("/explanation/targets");

    assertThat(prediction.at("/explanation/absent").textValue()).isEqualTo("masked");
    assertThat(targets).hasSize(1 + prediction.at("/slots/entities").size());
    assertThat(targets.get(0).get("output").textValue()).isEqualTo("intent");
    assertThat(targets.get(0).get("score").floatValue())
        .isEqualTo(prediction.at("/intent/confidence").floatValue());
    for (int i = 1; i < targets.size(); i++) {
      JsonNode entity = prediction.at("/slots/entities").get(i - 1);
      assertThat(targets.get(i).get("output").textValue()).isEqualTo("slots");
      assertThat(targets.get(i).get("start")).isEqualTo(entity.get("start"));
      assertThat(targets.get(i).get("score").floatValue())
          .isEqualTo(entity.get("confidence").floatValue());
    }
  }

  @Test
  void a_long_text_is_explained_in_larger_pieces_at_a_bounded_cost() {
    Adapter adapter = Adapters.answering(FEELINGS, world.base("minilm-l6-en"), 3);
    JsonNode answer = explain(adapter, "incomprehensibilities ".repeat(400));

    assertThat(answer.at("/predictions/0/truncated").booleanValue()).isTrue();
    assertThat(answer.at("/usage/tokens").longValue()).isLessThan(16_384 + 128 + 1);
    assertThat(answer.at("/predictions/0/explanation/targets/0/tokens").size()).isBetween(10, 125);
  }

  @Test
  void an_explanation_is_the_same_every_time_and_changes_no_answer() {
    Adapter adapter = Adapters.lora(world.base("minilm-l6-en"), FEELINGS.labels(), 5);
    String text = "They listened to me, and then they laughed at what I had said.";
    JsonNode first = explain(adapter, text).at("/predictions/0");
    JsonNode again = ask(text, true).json().at("/predictions/0");
    JsonNode plain = ask(text, false).json().at("/predictions/0");

    for (int i = 0; i < first.at("/explanation/targets/0/tokens").size(); i++) {
      assertThat(again.at("/explanation/targets/0/tokens").get(i).get("value").doubleValue())
          .isCloseTo(
              first.at("/explanation/targets/0/tokens").get(i).get("value").doubleValue(),
              within(1e-5));
    }
    assertThat(first.at("/explanation/targets/0/tokens/0/error").isNumber()).isTrue();
    assertThat(plain.has("explanation")).isFalse();
    assertThat(plain.get("confidence").doubleValue())
        .isCloseTo(first.get("confidence").doubleValue(), within(1e-6));
  }

  @Test
  void an_explanation_waits_for_room_instead_of_being_refused() throws Exception {
    explain(Adapters.answering(FEELINGS, world.base("minilm-l6-en"), 3), "a");
    Engine engine = engines.find("minilm-l6-en").orElseThrow();
    int roomForItsTextAlone = 500;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Answer> answer;
      try (Reservation others =
          engine.reserve(tenant.id(), batching.queuedTokensPerTenant() - roomForItsTextAlone)) {
        Future<Answer> waiting =
            threads.submit(() -> ask("incomprehensibilities ".repeat(400), true));
        Awaitility.await()
            .during(Duration.ofSeconds(1))
            .atMost(Duration.ofSeconds(20))
            .until(() -> !waiting.isDone());
        answer = waiting;
      }
      assertThat(answer.get().status()).as(answer.get().text()).isEqualTo(200);
    }
  }

  @Test
  void seventeen_texts_are_too_many_to_explain_at_once() {
    explain(Adapters.answering(FEELINGS, world.base("minilm-l6-en"), 3), "a");
    Answer refused =
        client.predict(
            tenant.predict("m"),
            key,
            Map.of("inputs", Collections.nCopies(17, Map.of("text", "a")), "explain", true));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("with explain at most 16 are allowed");
  }

  private static double score(ServingSession session, AdapterSlot slot, String label, String text) {
    var answer = session.predict(List.of(slot.row(text))).getFirst().answer();
    return ((dev.attune.text.answer.Answer.Label) answer).scores().getOrDefault(label, -1.0);
  }

  private static List<List<Integer>> orders(int n) {
    List<List<Integer>> orders = List.of(List.of());
    for (int element = 0; element < n; element++) {
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> order : orders) {
        for (int at = 0; at <= order.size(); at++) {
          List<Integer> inserted = new ArrayList<>(order);
          inserted.add(at, element);
          longer.add(inserted);
        }
      }
      orders = longer;
    }
    return orders;
  }

  private JsonNode explain(Adapter adapter, String text) {
    world.version(tenant, "m", 1, adapter);
    world.deploy(tenant, "m", 1);
    Answer answer = ask(text, true);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private Answer ask(String text, boolean explain) {
    return client.predict(
        tenant.predict("m"),
        key,
        Map.of("inputs", List.of(Map.of("text", text)), "explain", explain));
  }
}
