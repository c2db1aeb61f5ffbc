package dev.attune.console.platform.models;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;

/**
 * A version measured on one split. In JSON the member {@code type} names the alternative; what was
 * measured before there were several has none and is of single labels.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type", defaultImpl = LabelEvaluation.class)
@JsonSubTypes({
  @JsonSubTypes.Type(value = LabelEvaluation.class, name = "single-label"),
  @JsonSubTypes.Type(value = LabelSetEvaluation.class, name = "multi-label"),
  @JsonSubTypes.Type(value = EntityEvaluation.class, name = "token"),
  @JsonSubTypes.Type(value = ValueEvaluation.class, name = "regression"),
  @JsonSubTypes.Type(value = JointEvaluation.class, name = "joint")
})
public sealed interface Evaluation
    permits LabelEvaluation,
        LabelSetEvaluation,
        EntityEvaluation,
        ValueEvaluation,
        JointEvaluation {

  /** The task's type, by which pages choose how to show it. */
  String type();

  /** How many examples it was measured on. */
  int examples();

  /** The one figure by which versions are compared. */
  Headline headline();

  /** Its figures that have an interval, the most telling first. */
  List<Figure> figures();

  /** The figures that two versions are held against each other by, where both have them. */
  default List<Figure> compared() {
    return figures();
  }

  /** Whether its figure of a name lies between -1 and 1, not between 0 and 1. */
  default boolean signed(String figure) {
    return Figure.correlation(figure);
  }

  /** The same by output; under an empty name where there is only one. */
  default Map<String, Evaluation> parts() {
    return Map.of("", this);
  }

  /** How each label fares; empty when it has no labels. */
  default List<LabelScore> labelScores() {
    return List.of();
  }
}
