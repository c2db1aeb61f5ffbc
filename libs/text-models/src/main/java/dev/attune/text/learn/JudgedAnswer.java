package dev.attune.text.learn;

import dev.attune.text.answer.Answer;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How the answer of one output to one text was.
 *
 * @param right whether all of it is; of values, whether their intervals hold the true ones
 * @param loss how far it is from the right one, without calibration
 * @param confidence the calibrated probability of the label, the greatest of several labels, or the
 *     mean of the entities; null for values and where no entity was found
 */
public record JudgedAnswer(boolean right, double loss, @Nullable Double confidence) {

  static JudgedAnswer of(boolean right, double loss, Answer answer) {
    OptionalDouble confidence =
        switch (answer) {
          case Answer.Label label -> OptionalDouble.of(label.confidence());
          case Answer.LabelSet set ->
              set.scores().values().stream().mapToDouble(Double::doubleValue).max();
          case Answer.Entities found ->
              found.entities().stream().mapToDouble(Answer.Found::confidence).average();
          case Answer.Values _, Answer.Outputs _ -> OptionalDouble.empty();
        };
    return new JudgedAnswer(right, loss, confidence.isPresent() ? confidence.getAsDouble() : null);
  }
}
