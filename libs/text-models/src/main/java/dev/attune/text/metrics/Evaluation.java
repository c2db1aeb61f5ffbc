package dev.attune.text.metrics;

import java.util.List;
import java.util.stream.Stream;

/**
 * How a single-label model did on one split.
 *
 * @param examples number of texts
 * @param accuracy share answered right, with its 95 % interval
 * @param macroF1 mean F1 over the labels that occur, with its 95 % interval
 * @param classes scores label by label
 * @param confusion how often each label was answered for each true label
 * @param calibration whether probabilities mean what they say
 */
public record Evaluation(
    int examples,
    Estimate accuracy,
    Estimate macroF1,
    List<ClassScore> classes,
    ConfusionMatrix confusion,
    Calibration calibration) {

  public Evaluation {
    classes = List.copyOf(classes);
  }

  /**
   * Scores a split.
   *
   * @param labels in the order of the logits
   * @param logits [texts][labels], at least one text
   * @param truth the true label's number for each text
   * @param temperature what logits are divided by
   */
  public static Evaluation of(
      List<String> labels, float[][] logits, int[] truth, double temperature) {
    int[] answers = Stream.of(logits).mapToInt(Softmax::argmax).toArray();
    ConfusionMatrix confusion = ConfusionMatrix.of(labels, truth, answers);
    return new Evaluation(
        truth.length,
        Bootstrap.of(truth, answers, Headline::accuracy),
        Bootstrap.of(truth, answers, (t, a) -> Headline.macroF1(labels.size(), t, a)),
        ClassScore.of(confusion),
        confusion,
        Calibration.of(logits, truth, temperature));
  }
}
