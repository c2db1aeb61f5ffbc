package dev.attune.text.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.text.base.Encoding;
import dev.attune.text.objective.Sample;
import dev.attune.text.task.Gold;
import dev.attune.text.task.Joint;
import dev.attune.text.task.Output;
import dev.attune.text.task.Regression;
import dev.attune.text.task.Scale;
import dev.attune.text.task.SingleLabel;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GoalsTest {
  private static final int TEXTS = 20;
  private static final Joint TASK =
      new Joint(
          List.of(
              new Output("feeling", new SingleLabel(List.of("joy", "anger"), null)),
              new Output("mood", new Regression(List.of(new Scale("stress", 0, 10))))));

  private static Sample sample(Gold gold) {
    return new Sample(gold, Encoding.of(new long[0], 0));
  }

  @Test
  void labels_that_came_apart_are_seen_beside_values_that_hardly_differ() {
    List<List<Sample>> samples =
        List.of(
            IntStream.range(0, TEXTS)
                .mapToObj(i -> sample(new Gold.Label(i % 2 == 0 ? "joy" : "anger")))
                .toList(),
            IntStream.range(0, TEXTS)
                .mapToObj(i -> sample(new Gold.Values(Map.of("stress", i % 2 == 0 ? 4.9 : 5.1))))
                .toList());
    Goals goals = Goals.of(TASK, samples, Hyperparameters.defaultsOf(new Method.Head()));
    float[][] wrong = new float[TEXTS][];
    float[][] mean = new float[TEXTS][];
    for (int i = 0; i < TEXTS; i++) {
      wrong[i] = i % 2 == 0 ? new float[] {-15, 15} : new float[] {15, -15};
      mean[i] = new float[] {0};
    }

    assertThat(goals.timesGuessing(new float[][][] {wrong, mean}, samples))
        .isGreaterThan(DivergenceGuard.FACTOR);
    assertThat(goals.timesGuessing(new float[][][] {new float[TEXTS][2], mean}, samples))
        .isLessThan(1.01);
  }
}
