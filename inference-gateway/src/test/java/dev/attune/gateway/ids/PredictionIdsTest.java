package dev.attune.gateway.ids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.data.crypto.TenantKeys;
import dev.attune.gateway.ids.PredictionIds.Issued;
import dev.attune.local.testing.StackResource;
import dev.attune.text.answer.Answer;
import dev.attune.text.task.Entity;
import dev.attune.text.task.Gold;
import dev.attune.text.task.Joint;
import dev.attune.text.task.MultiLabel;
import dev.attune.text.task.Output;
import dev.attune.text.task.Regression;
import dev.attune.text.task.Scale;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.TokenLabels;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = {
      @ResourceArg(name = "services", value = "postgres,keycloak"),
      @ResourceArg(name = "role", value = "gateway")
    })
class PredictionIdsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:15:30.123Z");
  private static final SingleLabel FEELINGS =
      new SingleLabel(List.of("joy", "anger", "fear"), "none");

  @Inject TenantKeys keys;

  @Test
  void an_id_tells_its_version_what_it_answered_and_when_on_any_gateway() {
    UUID version = UUID.randomUUID();
    int code = AnswerCode.of(FEELINGS, label("fear"));

    UUID id = new PredictionIds(keys).next(version, code, NOW.toEpochMilli());

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(new PredictionIds(keys).read(id, version)).contains(new Issued(NOW, code));
    assertThat(AnswerCode.answered(FEELINGS, code)).contains(new Gold.Label("fear"));
  }

  @Test
  void an_id_tells_nothing_to_another_version_and_none_can_be_made_up() {
    PredictionIds ids = new PredictionIds(keys);
    UUID version = UUID.randomUUID();
    UUID id = ids.next(version, 5, NOW.toEpochMilli());

    assertThat(ids.read(id, UUID.randomUUID())).isEmpty();
    for (int bit = 0; bit < 64; bit++) {
      UUID altered =
          new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() ^ 1L << bit);
      assertThat(ids.read(altered, version)).as("bit %d", bit).isEmpty();
      altered = new UUID(id.getMostSignificantBits() ^ 1L << bit, id.getLeastSignificantBits());
      assertThat(ids.read(altered, version)).as("high bit %d", bit).isEmpty();
    }
  }

  @Test
  void ids_are_different_and_do_not_show_that_answers_are_the_same() {
    PredictionIds ids = new PredictionIds(keys);
    UUID version = UUID.randomUUID();
    Set<UUID> made = new HashSet<>();
    Set<Long> codes = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      UUID id = ids.next(version, 1, NOW.toEpochMilli());
      made.add(id);
      codes.add(id.getLeastSignificantBits() >>> 30 & (1 << AnswerCode.BITS) - 1);
    }
    assertThat(made).hasSize(10_000);
    assertThat(codes).hasSizeGreaterThan(9_900);
  }

  @Test
  void a_refusal_agrees_with_the_mark_of_what_fits_nothing() {
    int code = AnswerCode.of(FEELINGS, new Answer.Label(null, 0.4, Map.of()));

    assertThat(AnswerCode.agreement(FEELINGS, code, new Gold.Label("none")))
        .containsEntry("", true);
    assertThat(AnswerCode.agreement(FEELINGS, code, new Gold.Label("joy")))
        .containsEntry("", false);
    assertThat(AnswerCode.answered(FEELINGS, code)).contains(new Gold.Label("none"));
  }

  @Test
  void of_several_labels_each_is_kept() {
    MultiLabel task = new MultiLabel(List.of("joy", "anger", "fear", "trust"));
    int code = AnswerCode.of(task, new Answer.LabelSet(List.of("anger", "trust"), Map.of()));

    assertThat(AnswerCode.answered(task, code))
        .contains(new Gold.LabelSet(Set.of("anger", "trust")));
    assertThat(AnswerCode.agreement(task, code, new Gold.LabelSet(Set.of("trust", "anger"))))
        .containsEntry("", true);
    assertThat(AnswerCode.agreement(task, code, new Gold.LabelSet(Set.of("trust"))))
        .containsEntry("", false);
  }

  @Test
  void entities_are_compared_and_values_come_back_nearly() {
    TokenLabels places = new TokenLabels(List.of("city"));
    int code =
        AnswerCode.of(places, new Answer.Entities(List.of(new Answer.Found("city", 3, 5, 0.9))));
    assertThat(AnswerCode.answered(places, code)).isEmpty();
    assertThat(
            AnswerCode.agreement(
                places, code, new Gold.Entities(List.of(new Entity("city", 3, 5)))))
        .containsEntry("", true);
    assertThat(AnswerCode.agreement(places, code, new Gold.Entities(List.of())))
        .containsEntry("", false);

    Regression scales =
        new Regression(List.of(new Scale("stress", 0, 10), new Scale("mood", -1, 1)));
    int steps =
        AnswerCode.of(
            scales,
            new Answer.Values(
                Map.of(
                    "stress", new Answer.Estimate(7.3, 5, 9),
                    "mood", new Answer.Estimate(-0.4, -1, 0))));
    Gold.Values values = (Gold.Values) AnswerCode.answered(scales, steps).orElseThrow();
    assertThat(values.values().get("stress")).isCloseTo(7.3, within(0.01));
    assertThat(values.values().get("mood")).isCloseTo(-0.4, within(0.01));
    assertThat(AnswerCode.agreement(scales, steps, values)).isEmpty();
  }

  @Test
  void of_a_joint_task_each_output_is_compared_by_itself() {
    Joint task =
        new Joint(
            List.of(
                new Output("feeling", FEELINGS),
                new Output("slots", new TokenLabels(List.of("city")))));
    int code =
        AnswerCode.of(
            task,
            new Answer.Outputs(
                Map.of("feeling", label("joy"), "slots", new Answer.Entities(List.of()))));

    assertThat(
            AnswerCode.agreement(
                task, code, new Gold.Outputs(Map.of("feeling", new Gold.Label("anger")))))
        .isEqualTo(Map.of("feeling", false));
    assertThat(
            AnswerCode.agreement(
                task, code, new Gold.Outputs(Map.of("slots", new Gold.Entities(List.of())))))
        .isEqualTo(Map.of("slots", true));
    assertThat(AnswerCode.answered(task, code))
        .contains(new Gold.Outputs(Map.of("feeling", new Gold.Label("joy"))));
  }

  private static Answer.Label label(String label) {
    return new Answer.Label(label, 0.9, Map.of());
  }
}
