package dev.attune.text.metrics;

import java.util.List;

/**
 * How a token model did on one split, by exact entities.
 *
 * @param examples number of texts
 * @param f1 harmonic mean of precision and recall, with its 95 % interval
 * @param precision share of the entities found that are right, with its 95 % interval
 * @param recall share of the entities that were found, with its 95 % interval
 * @param classes scores label by label
 */
public record EntityEvaluation(
    int examples, Estimate f1, Estimate precision, Estimate recall, List<ClassScore> classes)
    implements Evaluation {

  public EntityEvaluation {
    classes = List.copyOf(classes);
  }

  /** Scores a split of at least one text. */
  public static EntityEvaluation of(EntityOutcomes outcomes) {
    List<Estimate> estimates = Bootstrap.of(outcomes.size(), outcomes::figures);
    return new EntityEvaluation(
        outcomes.size(), estimates.get(0), estimates.get(1), estimates.get(2), outcomes.scores());
  }

  @Override
  public Figure headline() {
    return Figure.of(EntityOutcomes.FIGURE, f1);
  }
}
