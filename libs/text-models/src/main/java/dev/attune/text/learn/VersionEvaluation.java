package dev.attune.text.learn;

import dev.attune.text.adapter.Adapter;
import dev.attune.text.base.BaseModel;
import dev.attune.text.metrics.Evaluation;
import dev.attune.text.metrics.Outcomes;
import java.io.IOException;
import java.util.List;

/**
 * How a version does on texts with right answers, whether or not its training had them: calibrated,
 * with its thresholds and refusals, as the training judged it on its test split. Two versions are
 * compared by their outcomes on the same texts in the same order, {@link
 * dev.attune.text.metrics.Comparison#of}.
 *
 * @param figures of the task as a whole and of each output, with their 95 % intervals
 * @param outcomes what was answered to each text beside what is right, in the order of the texts
 * @param mistakes the worst wrong answers by their loss against the right ones, at most fifty, the
 *     worst first; several outputs take turns
 */
public record VersionEvaluation(Evaluation figures, Outcomes outcomes, List<Mistake> mistakes) {
  private static final Cancellation NEVER = new Cancellation(TrainingListener.NONE);

  public VersionEvaluation {
    mistakes = List.copyOf(mistakes);
  }

  /**
   * Evaluates a version on the calling thread, in PyTorch in 32 bits.
   *
   * <p>Given the test split of its training, in its order and on the same machine, the result is
   * that of {@link TrainingResult#test()}: to the last bit where the encoder was trained together
   * with the heads ({@code lora}, {@code full}, {@code bitfit}). The heads of {@code head} and
   * {@code few-shot} learn from standardised vectors and are saved for vectors as they are, so that
   * logits can differ in their last digits, and probabilities by a millionth.
   *
   * @param base the base model that the version was trained on
   * @param version as it was trained or loaded
   * @param examples the texts, with answers of the version's task; their slices do not count
   * @throws dev.attune.text.adapter.InvalidAdapterException if the version belongs to another base
   *     model
   * @throws TrainingDataException with a sentence for each problem: no texts, a text without
   *     content, an answer that is missing, of another kind than the task's, or one that the
   *     version cannot give; nothing was computed
   * @throws IOException if the base model cannot be read or there is no room for a temporary file
   */
  public static VersionEvaluation of(
      BaseModel base, Adapter version, List<TrainingExample> examples) throws IOException {
    version.verifyAgainst(base.info());
    PlanCheck.requireTest(version.task(), examples);
    Encoded encoded = Encoded.of(base, version.maxTokens(), version.task(), examples, NEVER);
    PlanCheck.requireTestTokens(examples, encoded);
    Judge judge = Judge.of(version);
    Split split = encoded.split(examples, judge.goals());
    try (TrainedModel model = TrainedModel.open(base, version)) {
      return judge.tested(Passes.over(split.inputs(), model::logits, NEVER), split, examples);
    }
  }
}
