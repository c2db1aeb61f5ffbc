package dev.attune.api.agreement;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far the annotators of a data set agree.
 *
 * @param examples those that two or more annotators have answered
 * @param drawn on how many of them the figures rest; the same ones each time. Fewer than all where
 *     there are more than 1,000, or more than 20,000 answers to them
 * @param single examples that one annotator has answered, which say nothing about agreement
 * @param chosen how many of {@code examples} did not come by chance: a model chose them, to be
 *     asked about early or of more people, or left them over; as far as figures rest on these they
 *     speak of such texts, not of the data set
 * @param perText how many people the plan asks about each example; where it is one, {@code
 *     examples} are only those that more were asked about. Null without a plan
 */
@Schema(name = "AnnotatorAgreement")
record AgreementView(
    @Schema(examples = "480") long examples,
    @Schema(examples = "480") long drawn,
    @Schema(examples = "720") long single,
    @Schema(examples = "120") long chosen,
    @Schema(examples = "2", nullable = true) @Nullable Integer perText,
    List<Output> outputs) {

  /**
   * One output of the task; of a regression one scale.
   *
   * @param name of the output in a joint task; null where there is one output
   * @param scale of a regression; null elsewhere
   * @param type single-label, multi-label, token or regression
   * @param figures over all annotators, the one to look at first
   * @param labels one figure for each label, those given most often first; none for scales
   * @param pairs one figure for each two annotators who share an example, the least agreeing first;
   *     of more than 50 pairs those that share the most examples; people who are no members any
   *     more count above but are not paired, and so do uploaded answers of nobody in particular
   * @param allPairs how many pairs share an example, also those that are not listed
   * @param annotators how each one answers, who needs a look first; of more than 50 those with the
   *     most answers; only of labels and sets of labels, and only where pairs can be compared
   * @param allAnnotators how many there are, also those that are not listed; 0 where none is
   * @param confusions labels that were given for one another, the most frequent first
   */
  @Schema(name = "OutputAgreement")
  record Output(
      @Schema(nullable = true, examples = "intent") @Nullable String name,
      @Schema(nullable = true) @Nullable String scale,
      @Schema(examples = "single-label") String type,
      List<FigureView> figures,
      List<OfLabel> labels,
      List<OfPair> pairs,
      @Schema(examples = "3") long allPairs,
      List<OfAnnotator> annotators,
      @Schema(examples = "3") int allAnnotators,
      List<Confusion> confusions) {}

  /**
   * The figure of one label.
   *
   * @param examples on which somebody gave it; on fewer than ten there is no figure
   */
  @Schema(name = "LabelAgreement")
  record OfLabel(
      @Schema(examples = "joy") String label,
      @Schema(examples = "64") long examples,
      FigureView figure) {}

  /** The figure of two annotators, by their e-mails, or the names that an upload has. */
  @Schema(name = "PairAgreement")
  record OfPair(
      @Schema(examples = "kim@example.org") String first,
      @Schema(examples = "ling@example.org") String second,
      FigureView figure) {}

  /**
   * What Dawid and Skene's estimate says of an annotator.
   *
   * @param answers that the estimate rests on
   * @param accuracy how often the annotator is held for right; null for sets of labels
   * @param mistakes the most frequent ones; none for sets of labels
   * @param matrix every label given for every other; null for sets of labels, and where the task
   *     has more than 30 labels
   * @param found of sets of labels: how far each label is found where it belongs and left out where
   *     it does not, those given most often first, at most 30; empty for single labels
   */
  @Schema(name = "AnnotatorHabit")
  record OfAnnotator(
      @Schema(examples = "ling@example.org") String annotator,
      @Schema(examples = "480") int answers,
      @Schema(examples = "0.86", nullable = true) @Nullable Double accuracy,
      List<Mistake> mistakes,
      @Schema(nullable = true) @Nullable Matrix matrix,
      List<FoundLabel> found) {}

  /**
   * An annotator's confusion matrix.
   *
   * @param labels in the task's order, of rows and columns
   * @param expected by right label and given label: on how many of the annotator's texts that is
   *     so, to a hundredth; the right ones are estimated, so these are no whole numbers
   */
  @Schema(name = "AnnotatorMatrix")
  record Matrix(
      @Schema(examples = "[\"anger\", \"joy\"]") List<String> labels,
      @Schema(examples = "[[42.5, 3.5], [0, 61]]") List<List<Double>> expected) {}

  /**
   * How an annotator treats one label of sets, of which it is estimated where it belongs.
   *
   * @param belongs to how many of the annotator's texts, estimated
   * @param sensitivity the share of these to which the annotator gave it; null where there are none
   * @param specificity the share of the others to which the annotator did not; null where there are
   *     none
   */
  @Schema(name = "AnnotatorLabel")
  record FoundLabel(
      @Schema(examples = "joy") String label,
      @Schema(examples = "61.5") double belongs,
      @Schema(examples = "0.92", nullable = true) @Nullable Double sensitivity,
      @Schema(examples = "0.98", nullable = true) @Nullable Double specificity) {}

  /**
   * A label given where another is held for right.
   *
   * @param share of the times that the other is right
   */
  @Schema(name = "AnnotatorMistake")
  record Mistake(
      @Schema(examples = "disgust") String right,
      @Schema(examples = "anger") String given,
      @Schema(examples = "0.31") double share) {}

  /**
   * Two labels of which one annotator gave one where another gave the other.
   *
   * @param examples on which that happened
   * @param share of the examples on which somebody gave one of the two
   */
  @Schema(name = "LabelConfusion")
  record Confusion(
      @Schema(examples = "anger") String first,
      @Schema(examples = "disgust") String second,
      @Schema(examples = "31") int examples,
      @Schema(examples = "0.28") double share) {}
}
