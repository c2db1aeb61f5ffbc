package dev.attune.text.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.text.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class BestEpochTest {

  @Test
  void the_best_figure_wins_and_of_equals_the_least_loss() {
    BestEpoch best = new BestEpoch();
    offer(best, 1, 0.5, 1.0);
    offer(best, 2, 0.7, 0.9);
    offer(best, 3, 0.7, 0.8);
    offer(best, 4, 0.7, 0.8);
    offer(best, 5, 0.6, 0.1);

    assertThat(best.epoch()).isEqualTo(3);
    assertThat(best.weights()).containsExactly(weights(3));
  }

  private static void offer(BestEpoch best, int epoch, double figure, double loss) {
    best.offer(epoch, figure, loss, () -> List.of(weights(epoch)));
  }

  private static Tensor weights(int epoch) {
    return Tensor.of("w", new float[] {epoch}, 1);
  }
}
