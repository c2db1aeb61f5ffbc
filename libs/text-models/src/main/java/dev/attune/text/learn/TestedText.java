package dev.attune.text.learn;

import dev.attune.text.task.Gold;
import java.util.List;

/**
 * What a model answered to one text of the test split, so that models can be compared text by text
 * and the texts behind a figure be found again.
 *
 * @param example the text's id; never the text
 * @param gold the right answer
 * @param answer the calibrated answer, written down as a right answer is; the out-of-scope mark for
 *     a refusal
 * @param unknownWords the share of its words that no training text has, in per cent, rounded up
 * @param outputs how the answer of each output was, in the task's order
 */
public record TestedText(
    String example, Gold gold, Gold answer, int unknownWords, List<JudgedAnswer> outputs) {

  public TestedText {
    outputs = List.copyOf(outputs);
  }
}
