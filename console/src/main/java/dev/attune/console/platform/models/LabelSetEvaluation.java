package dev.attune.console.platform.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Any number of labels for each text, measured.
 *
 * @param subsetAccuracy share of the texts whose labels are all right and complete
 * @param votes null when no text was answered by several annotators
 */
public record LabelSetEvaluation(
    int examples,
    @JsonProperty("headline") @Nullable Headline given,
    Interval macroF1,
    Interval microF1,
    Interval subsetAccuracy,
    @Nullable Double logLoss,
    @Nullable Double ece,
    List<String> labels,
    @Nullable List<LabelScore> perClass,
    @Nullable List<ReliabilityBin> reliability,
    @Nullable List<ReliabilityBin> reliabilityBefore,
    @Nullable Calibration calibration,
    @Nullable VoteFit votes)
    implements Evaluation {

  @Override
  public String type() {
    return "multi-label";
  }

  @Override
  public Headline headline() {
    return given != null ? given : Headline.of("macroF1", macroF1);
  }

  @Override
  public List<Figure> figures() {
    return List.of(
        Figure.whole("macroF1", macroF1),
        Figure.whole("microF1", microF1),
        Figure.whole("subsetAccuracy", subsetAccuracy));
  }

  @Override
  public List<Figure> compared() {
    return VoteFit.beside(figures(), votes);
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
}
