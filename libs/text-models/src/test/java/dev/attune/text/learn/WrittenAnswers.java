package dev.attune.text.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.text.metrics.Outcomes;
import dev.attune.text.task.Gold;
import dev.attune.text.task.GoldJson;
import dev.attune.text.task.Task;
import java.util.List;

/** What a training keeps of its test, written down and read again. */
final class WrittenAnswers {
  private WrittenAnswers() {}

  /** They give the very figure that the training reported. */
  static void assertGiveTheFigure(Task task, TrainingResult result) {
    List<TestedText> texts = result.findings().texts();
    Outcomes outcomes =
        Outcomes.of(
            task,
            texts.stream().map(text -> again(text.gold())).toList(),
            texts.stream().map(text -> again(text.answer())).toList());
    assertThat(outcomes.headline()).isEqualTo(result.test().headline().value());
  }

  private static Gold again(Gold gold) {
    return GoldJson.read(GoldJson.write(gold));
  }
}
