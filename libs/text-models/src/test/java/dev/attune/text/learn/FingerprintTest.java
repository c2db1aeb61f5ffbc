package dev.attune.text.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.text.TestModels;
import dev.attune.text.task.Gold;
import dev.attune.text.task.Joint;
import dev.attune.text.task.MultiLabel;
import dev.attune.text.task.Output;
import dev.attune.text.task.Regression;
import dev.attune.text.task.Scale;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Another process must find the same fingerprint, or it could not go on from a checkpoint; sets of
 * the language's own come in an order that differs from process to process.
 */
class FingerprintTest {
  private static final List<String> LABELS =
      List.of("anger", "joy", "sadness", "fear", "disgust", "surprise", "calm", "pride");

  @Test
  void a_plan_reads_the_same_in_every_process() {
    Gold gold =
        new Gold.Outputs(
            Map.of(
                "feelings", new Gold.LabelSet(Set.copyOf(LABELS)),
                "scales", new Gold.Values(Map.of("stress", 1.0, "valence", 2.0, "energy", 3.0))));
    assertThat(gold)
        .hasToString(
            "Outputs[outputs={feelings=LabelSet[labels=[anger, calm, disgust, fear, joy, pride, sadness, surprise]], "
                + "scales=Values[values={energy=3.0, stress=1.0, valence=2.0}]}]");
    assertThat(Hyperparameters.defaultsOf(new Method.Lora()).toString())
        .contains("targets=[QUERY, VALUE]");
  }

  @Test
  void every_part_of_a_plan_tells_in_its_fingerprint() {
    String one = Fingerprint.of(plan("a text", 1.0));
    assertThat(Fingerprint.of(plan("a text", 1.0))).isEqualTo(one);
    assertThat(Fingerprint.of(plan("another text", 1.0))).isNotEqualTo(one);
    assertThat(Fingerprint.of(plan("a text", 2.0))).isNotEqualTo(one);
  }

  private static TrainingPlan plan(String text, double stress) {
    var task =
        new Joint(
            List.of(
                new Output("feelings", new MultiLabel(LABELS)),
                new Output("scales", new Regression(List.of(new Scale("stress", 0, 10))))));
    var gold =
        new Gold.Outputs(
            Map.of(
                "feelings", new Gold.LabelSet(Set.copyOf(LABELS)),
                "scales", new Gold.Values(Map.of("stress", stress))));
    var example = new TrainingExample("1", text, gold, Map.of());
    Method method = new Method.Lora();
    return new TrainingPlan(
        TestModels.open("minilm-l6-en"),
        task,
        method,
        Hyperparameters.parse(method, Map.of()),
        new TrainingData(List.of(example), List.of(example), List.of(example)));
  }
}
