package dev.attune.console.platform.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stretches of the text with labels, measured: a stretch counts when both ends and label are right.
 *
 * @param ece of the stretches found; null with the log loss and the bins where none was found, and
 *     for versions that were measured before this was
 */
public record EntityEvaluation(
    int examples,
    @JsonProperty("headline") @Nullable Headline given,
    Interval f1,
    Interval precision,
    Interval recall,
    @Nullable Double logLoss,
    @Nullable Double ece,
    List<String> labels,
    @Nullable List<LabelScore> perClass,
    @Nullable List<ReliabilityBin> reliability,
    @Nullable List<ReliabilityBin> reliabilityBefore,
    @Nullable Calibration calibration)
    implements Evaluation {

  @Override
  public String type() {
    return "token";
  }

  @Override
  public Headline headline() {
    return given != null ? given : Headline.of("entityF1", f1);
  }

  @Override
  public List<Figure> figures() {
    return List.of(
        Figure.whole("entityF1", f1),
        Figure.whole("precision", precision),
        Figure.whole("recall", recall));
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
