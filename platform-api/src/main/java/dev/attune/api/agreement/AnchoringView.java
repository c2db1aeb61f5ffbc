package dev.attune.api.agreement;

import dev.attune.agreement.Anchoring;
import dev.attune.agreement.Message;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Whether people say what the model suggests more often when they see it.
 *
 * @param shown answers given with the suggestion in sight
 * @param withheld answers given without it, where chance kept it from the person
 * @param difference of the two shares; null where there is not enough data
 * @param meaning the sentence that says what it means
 */
@Schema(name = "Anchoring")
record AnchoringView(
    Group shown,
    Group withheld,
    @Schema(nullable = true) @Nullable Difference difference,
    FigureView.Sentence meaning) {

  /**
   * Some answers.
   *
   * @param same those that say what the suggestion says
   */
  @Schema(name = "AnchoringGroup")
  record Group(@Schema(examples = "240") int answers, @Schema(examples = "201") int same) {
    static Group of(Anchoring.Group group) {
      return new Group(group.answers(), group.same());
    }
  }

  /** A difference of shares with its 95 % interval (Newcombe). */
  @Schema(name = "AnchoringDifference")
  record Difference(
      @Schema(examples = "0.06") double value,
      @Schema(examples = "-0.01") double low,
      @Schema(examples = "0.13") double high) {}

  static AnchoringView of(Anchoring anchoring) {
    Message meaning = anchoring.meaning();
    return new AnchoringView(
        Group.of(anchoring.shown()),
        Group.of(anchoring.withheld()),
        anchoring instanceof Anchoring.Measured is
            ? new Difference(is.difference(), is.low(), is.high())
            : null,
        new FigureView.Sentence(meaning.key(), meaning.numbers()));
  }
}
