package dev.attune.api.agreement;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Which labels each annotator gives for which, however many labels there are.
 *
 * @param outputs those that have one label for each text
 */
@Schema(name = "AnnotatorConfusions")
record ConfusionsView(List<Output> outputs) {

  /**
   * One output of the task.
   *
   * @param name of the output in a joint task; null where there is one output
   */
  @Schema(name = "OutputConfusions")
  record Output(
      @Schema(nullable = true, examples = "intent") @Nullable String name,
      List<AnnotatorCells> annotators) {}

  /**
   * One annotator's confusion matrix.
   *
   * @param accuracy how often the annotator is held for right
   * @param cells those that are not empty
   */
  @Schema(name = "AnnotatorCells")
  record AnnotatorCells(
      @Schema(examples = "ling@example.org") String annotator,
      @Schema(examples = "480") int answers,
      @Schema(examples = "0.86") double accuracy,
      List<Cell> cells) {}

  /**
   * One cell.
   *
   * @param expected on how many of the annotator's texts the one is right and the other was given;
   *     what is right is estimated, so this is no whole number
   */
  @Schema(name = "AnnotatorCell")
  record Cell(
      @Schema(examples = "disgust") String right,
      @Schema(examples = "anger") String given,
      @Schema(examples = "14.5") double expected) {}
}
