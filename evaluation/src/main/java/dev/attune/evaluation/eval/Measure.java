package dev.attune.evaluation.eval;

import dev.attune.text.metrics.ConfusionMatrix;
import dev.attune.text.metrics.EntityEvaluation;
import dev.attune.text.metrics.Estimate;
import dev.attune.text.metrics.Evaluation;
import dev.attune.text.metrics.Figure;
import dev.attune.text.metrics.JointEvaluation;
import dev.attune.text.metrics.LabelEvaluation;
import dev.attune.text.metrics.LabelSetOutcomes;
import dev.attune.text.metrics.OutOfScope;
import dev.attune.text.metrics.VoteFit;
import java.util.ArrayList;
import java.util.List;

/** Picks one figure from all that is known of a model on its test split. */
@FunctionalInterface
interface Measure {
  Measure HEADLINE = evaluation -> estimate(evaluation.headline());
  Measure ACCURACY = evaluation -> label(evaluation).accuracy();
  Measure VOTE_CROSS_ENTROPY = evaluation -> votes(evaluation).crossEntropy();
  Measure VOTE_DIVERGENCE = evaluation -> votes(evaluation).jensenShannon();
  Measure VOTE_ENTROPY_CORRELATION = evaluation -> votes(evaluation).entropyCorrelation();
  Measure ENTITY_F1 = evaluation -> ((EntityEvaluation) evaluation).f1();
  Measure IN_SCOPE_ACCURACY = evaluation -> outOfScope(evaluation).inScopeAccuracy();
  Measure RECALL_AT_95_PRECISION =
      evaluation -> exact(outOfScope(evaluation).recallAt95Precision());

  /**
   * The figure with its 95 % interval.
   *
   * @throws ClassCastException if the evaluation is of another kind of task
   */
  Estimate of(Evaluation evaluation);

  /** F1 of one label: that label or not, as a question of its own. */
  static Measure f1Of(String label) {
    return evaluation -> {
      ConfusionMatrix confusion = label(evaluation).confusion();
      int number = confusion.labels().indexOf(label);
      List<boolean[]> truth = new ArrayList<>();
      List<boolean[]> answers = new ArrayList<>();
      for (int i = 0; i < confusion.labels().size(); i++) {
        for (int j = 0; j < confusion.labels().size(); j++) {
          for (int text = 0; text < confusion.counts().get(i).get(j); text++) {
            truth.add(new boolean[] {i == number});
            answers.add(new boolean[] {j == number});
          }
        }
      }
      return estimate(
          new LabelSetOutcomes(
                  List.of(label),
                  truth.toArray(boolean[][]::new),
                  answers.toArray(boolean[][]::new))
              .estimate());
    };
  }

  /** A figure of one output of a joint task. */
  static Measure in(String output, Measure measure) {
    return evaluation -> {
      Evaluation part = ((JointEvaluation) evaluation).outputs().get(output);
      if (part == null) {
        throw new IllegalArgumentException("There is no output " + output + ".");
      }
      return measure.of(part);
    };
  }

  private static LabelEvaluation label(Evaluation evaluation) {
    return (LabelEvaluation) evaluation;
  }

  private static VoteFit votes(Evaluation evaluation) {
    VoteFit figures = label(evaluation).votes();
    if (figures == null) {
      throw new IllegalArgumentException("No test text was answered by several annotators.");
    }
    return figures;
  }

  private static OutOfScope outOfScope(Evaluation evaluation) {
    OutOfScope figures = label(evaluation).outOfScope();
    if (figures == null) {
      throw new IllegalArgumentException("No test text is out of scope.");
    }
    return figures;
  }

  private static Estimate estimate(Figure figure) {
    return new Estimate(figure.value(), figure.low(), figure.high());
  }

  private static Estimate exact(double value) {
    return new Estimate(value, value, value);
  }
}
