package dev.attune.text.metrics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a token model did on one split, by exact entities.
 *
 * @param examples number of texts
 * @param f1 harmonic mean of precision and recall, with its 95 % interval
 * @param precision share of the entities found that are right, with its 95 % interval
 * @param recall share of the entities that were found, with its 95 % interval
 * @param classes scores label by label
 * @param calibration whether the confidence in an entity that was found says how often such are
 *     exactly right; null where none was found
 */
public record EntityEvaluation(
    int examples,
    Estimate f1,
    Estimate precision,
    Estimate recall,
    List<ClassScore> classes,
    @Nullable Calibration calibration)
    implements Evaluation {

  public EntityEvaluation {
    classes = List.copyOf(classes);
  }

  /**
   * Scores a split of at least one text.
   *
   * @param calibration of the entities found; null if there are none
   */
  public static EntityEvaluation of(EntityOutcomes outcomes, @Nullable Calibration calibration) {
    List<Estimate> estimates = Bootstrap.of(outcomes.size(), outcomes::figures);
    return new EntityEvaluation(
        outcomes.size(),
        estimates.get(0),
        estimates.get(1),
        estimates.get(2),
        outcomes.scores(),
        calibration);
  }

  @Override
  public Figure headline() {
    return Figure.of(EntityOutcomes.FIGURE, f1);
  }
}
