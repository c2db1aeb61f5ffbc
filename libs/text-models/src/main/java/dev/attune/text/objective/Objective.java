package dev.attune.text.objective;

import dev.attune.text.adapter.Calibration;
import dev.attune.text.adapter.Head;
import dev.attune.text.answer.Answer;
import dev.attune.text.answer.Reader;
import dev.attune.text.metrics.Evaluation;
import dev.attune.text.metrics.Outcomes;
import dev.attune.text.metrics.Score;
import dev.attune.text.task.OutputTask;
import dev.attune.text.tensor.Tensor;
import dev.attune.text.torch.Loss;
import dev.attune.text.torch.Targets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one output is learned and judged. Logits are given as [texts][logits], for tokens those of
 * each token one after the other; samples are in the order of the texts.
 */
public interface Objective {

  /** What is answered. */
  OutputTask task();

  /** How a step judges logits. */
  Loss loss();

  /** The loss of a model that knows nothing, the measure for losses that grow too large. */
  double guessingLoss();

  /**
   * The loss of the best answer that is the same for every training text, weighted as in a step,
   * which tells apart what is easy and what is measured on another scale.
   */
  double constantLoss(List<Sample> samples);

  /**
   * The logits of that best answer, where a head begins: what is rare is unlikely from the first
   * step on (Lin et al. 2017).
   */
  float[] constantLogits(List<Sample> samples);

  /** What the logits of some texts should be. */
  Targets targets(List<Sample> samples);

  /** The loss of each text, without calibration and without weights. */
  double[] losses(float[][] logits, List<Sample> samples);

  /** The figure that the best epoch is chosen by. */
  Score figure(float[][] logits, List<Sample> samples);

  /** What turns logits into answers, fitted to the validation split. */
  Calibration calibrate(float[][] logits, List<Sample> samples);

  /** How good the calibrated answers are. */
  Evaluation evaluate(float[][] logits, List<Sample> samples, Calibration calibration);

  /** The calibrated answers beside what is right. */
  Outcomes outcomes(float[][] logits, List<Sample> samples, Calibration calibration);

  /** The calibrated answer to one text. */
  default Answer answer(float[] logits, Sample sample, Calibration calibration) {
    return Reader.read(task(), calibration, logits, sample.encoding());
  }

  /** Whether there is one row of logits for each token. */
  default boolean perToken() {
    return loss().perToken();
  }

  /**
   * What the loss learns beside the logits, [tags + 1, tags], as it is before the first step or as
   * {@link #given} brought it; null for all but a CRF.
   */
  default @Nullable Tensor transitions() {
    return null;
  }

  /** The same that judges by these transitions. */
  default Objective given(Tensor transitions) {
    throw new IllegalStateException("No transitions are learned for a " + task().type() + " task.");
  }

  /** How many logits there are, for each text or for each token. */
  default int width() {
    return Head.width(task());
  }
}
