package dev.attune.text.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private static List<Mistake> mistakes(String output, double loss, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Mistake(output + i, output, loss + i / 1000.0, "a", "b"))
        .toList();
  }

  @Test
  void the_worst_mistakes_of_an_output_with_small_losses_are_among_the_worst() {
    List<Mistake> worst = Judge.worst(List.of(mistakes("label", 5, 60), mistakes("value", 0.2, 3)));

    assertThat(worst).hasSize(50);
    assertThat(worst.stream().limit(7).map(Mistake::example))
        .containsExactly("label59", "value2", "label58", "value1", "label57", "value0", "label56");
    assertThat(Judge.worst(List.of(mistakes("", 1, 2))))
        .extracting(Mistake::example)
        .containsExactly("1", "0");
  }
}
