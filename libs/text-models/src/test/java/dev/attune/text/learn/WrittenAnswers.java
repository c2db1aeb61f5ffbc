package dev.attune.text.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.text.metrics.JointOutcomes;
import dev.attune.text.metrics.Outcomes;
import dev.attune.text.task.Gold;
import dev.attune.text.task.GoldJson;
import dev.attune.text.task.MultiLabel;
import dev.attune.text.task.Output;
import dev.attune.text.task.Regression;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.Task;
import java.util.List;
import java.util.Objects;

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
    assertAreJudged(task, texts, outcomes);
  }

  /**
   * Each answer says whether it is right, as its output's outcomes do, how far from it, how sure.
   */
  private static void assertAreJudged(Task task, List<TestedText> texts, Outcomes outcomes) {
    assertThat(texts).isNotEmpty();
    for (int output = 0; output < task.outputs().size(); output++) {
      Output of = task.outputs().get(output);
      for (int text = 0; text < texts.size(); text++) {
        JudgedAnswer judged = texts.get(text).outputs().get(output);
        assertThat(judged.loss()).isNotNegative().isFinite();
        if (of.task() instanceof Regression) {
          assertThat(judged.confidence()).isNull();
        } else {
          Outcomes part =
              outcomes instanceof JointOutcomes(var parts)
                  ? Objects.requireNonNull(parts.get(of.name()))
                  : outcomes;
          assertThat(judged.right()).isEqualTo(part.right(text));
          if (of.task() instanceof SingleLabel || of.task() instanceof MultiLabel) {
            assertThat(judged.confidence()).isNotNull();
          }
          if (judged.confidence() != null) {
            assertThat(judged.confidence()).isBetween(0.0, 1.0);
          }
        }
      }
    }
    assertThat(texts).allSatisfy(text -> assertThat(text.unknownWords()).isBetween(0, 100));
  }

  private static Gold again(Gold gold) {
    return GoldJson.read(GoldJson.write(gold));
  }
}
