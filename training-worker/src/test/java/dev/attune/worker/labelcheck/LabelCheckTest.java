package dev.attune.worker.labelcheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.text.learn.TrainingData;
import dev.attune.text.learn.TrainingExample;
import dev.attune.text.task.Gold;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LabelCheckTest {
  private final TrainingData data =
      new TrainingData(examples("train", 60), examples("validation", 20), examples("test", 20));

  private static List<TrainingExample> examples(String split, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new TrainingExample(
                    split + i, "text %d of %s".formatted(i, split), new Gold.Label("a"), Map.of()))
        .toList();
  }

  @Test
  void of_many_texts_some_are_drawn_and_each_split_keeps_its_share() {
    TrainingData some = LabelCheck.some(data, 10);

    assertThat(some.train()).hasSize(6).doesNotHaveDuplicates().isSubsetOf(data.train());
    assertThat(some.validation()).hasSize(2);
    assertThat(some.test()).hasSize(2);
    assertThat(LabelCheck.some(data, 10)).isEqualTo(some);
    assertThat(LabelCheck.some(data, 100)).isSameAs(data);
  }
}
