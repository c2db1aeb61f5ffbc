package dev.attune.console.platform.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One label for each text, measured.
 *
 * @param confusion counts, a row for each gold label and a column for each predicted one, in the
 *     order of the labels
 * @param ece expected calibration error, 0 to 1
 * @param outOfScope null when the model never refuses
 * @param votes null when no text was answered by several annotators
 */
public record LabelEvaluation(
    int examples,
    @JsonProperty("headline") @Nullable Headline given,
    Interval accuracy,
    Interval macroF1,
    @Nullable Double logLoss,
    @Nullable Double ece,
    List<String> labels,
    @Nullable List<LabelScore> perClass,
    @Nullable List<List<Integer>> confusion,
    @Nullable List<ReliabilityBin> reliability,
    @Nullable List<ReliabilityBin> reliabilityBefore,
    @Nullable Calibration calibration,
    @Nullable OutOfScope outOfScope,
    @Nullable VoteFit votes)
    implements Evaluation {

  /**
   * How well it refuses texts that have none of the labels.
   *
   * @param threshold confidence below which it refuses
   * @param recall share of the out-of-scope texts that are refused
   * @param inScopePrecision share of the answered texts that have one of the labels
   * @param inScopeAccuracy share of the texts with a label that get it; refusing one is a mistake
   * @param recallAt95Precision that recall where 95 % of the answered texts have a label
   */
  public record OutOfScope(
      @Nullable Double threshold,
      @Nullable Integer examples,
      @Nullable Double recall,
      @Nullable Interval inScopeAccuracy,
      @Nullable Double inScopePrecision,
      @Nullable Double auroc,
      @Nullable Double recallAt95Precision) {

    /** What two versions that refuse are held against each other by. */
    List<Figure> compared() {
      var compared = new ArrayList<Figure>();
      if (inScopeAccuracy != null) {
        compared.add(Figure.whole("inScopeAccuracy", inScopeAccuracy));
      }
      if (recall != null) {
        compared.add(Figure.whole("outOfScopeRecall", Interval.exactly(recall)));
      }
      if (recallAt95Precision != null) {
        compared.add(Figure.whole("recallAt95Precision", Interval.exactly(recallAt95Precision)));
      }
      return compared;
    }
  }

  @Override
  public String type() {
    return "single-label";
  }

  @Override
  public Headline headline() {
    return given != null ? given : Headline.of("macroF1", macroF1);
  }

  @Override
  public List<Figure> figures() {
    return List.of(Figure.whole("macroF1", macroF1), Figure.whole("accuracy", accuracy));
  }

  @Override
  public List<Figure> compared() {
    var compared = new ArrayList<>(figures());
    if (outOfScope != null) {
      compared.addAll(outOfScope.compared());
    }
    return VoteFit.beside(compared, votes);
  }

  @Override
  public List<LabelScore> labelScores() {
    return perClass == null ? List.of() : perClass;
  }

  public List<ReliabilityBin> filledBins() {
    return ReliabilityBin.filled(reliability);
  }

  /** The same before the temperature; none in versions from before they were kept. */
  public List<ReliabilityBin> filledBefore() {
    return ReliabilityBin.filled(reliabilityBefore);
  }

  /** The same with a calibration that was written elsewhere, unless it has its own. */
  LabelEvaluation calibrated(Calibration elsewhere) {
    return calibration != null
        ? this
        : new LabelEvaluation(
            examples,
            given,
            accuracy,
            macroF1,
            logLoss,
            ece,
            labels,
            perClass,
            confusion,
            reliability,
            reliabilityBefore,
            elsewhere,
            outOfScope,
            votes);
  }
}
