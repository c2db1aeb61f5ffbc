package dev.attune.api.agreement;

import dev.attune.agreement.Anchoring;
import dev.attune.agreement.Message;
import dev.attune.agreement.StratifiedAnchoring;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Whether people say what the model suggests more often when they see it.
 *
 * @param shown answers given with the suggestion in sight
 * @param withheld answers given without it, where chance kept it from the person
 * @param strata answers are compared within each version that suggested and each share of texts in
 *     which chance let people see it; how many there are of these. Where all answers of one are on
 *     the same side they do not count
 * @param difference of the two shares; null where there is not enough data
 * @param meaning the sentence that says what it means
 */
@Schema(name = "Anchoring")
record AnchoringView(
    Group shown,
    Group withheld,
    @Schema(examples = "2") int strata,
    @Schema(nullable = true) @Nullable Difference difference,
    FigureView.Sentence meaning) {

  /**
   * Some answers.
   *
   * @param same those that say what the suggestion says
   * @param share the mean of their shares in the strata, weighted alike on both sides; null without
   *     answers
   */
  @Schema(name = "AnchoringGroup")
  record Group(
      @Schema(examples = "240") int answers,
      @Schema(examples = "201") int same,
      @Schema(examples = "0.84", nullable = true) @Nullable Double share) {
    static Group of(Anchoring.Group group, @Nullable Double share) {
      return new Group(group.answers(), group.same(), share);
    }
  }

  /** A difference of shares with its 95 % interval (Newcombe, of weighted shares). */
  @Schema(name = "AnchoringDifference")
  record Difference(
      @Schema(examples = "0.06") double value,
      @Schema(examples = "-0.01") double low,
      @Schema(examples = "0.13") double high) {}

  static AnchoringView of(StratifiedAnchoring strata) {
    Anchoring anchoring = strata.anchoring();
    Message meaning = anchoring.meaning();
    return new AnchoringView(
        Group.of(anchoring.shown(), strata.shown()),
        Group.of(anchoring.withheld(), strata.withheld()),
        strata.strata(),
        anchoring instanceof Anchoring.Measured is
            ? new Difference(is.difference(), is.low(), is.high())
            : null,
        new FigureView.Sentence(meaning.key(), meaning.numbers()));
  }
}
