package dev.attune.worker.labelcheck;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What was found; the members are those of {@code label_check.result}. Never holds texts.
 *
 * @param examples that were looked at
 * @param outputs that labels were checked of
 * @param suspects the most suspect first, at most {@value LabelCheck#MOST_SUSPECTS}
 */
public record CheckedLabels(int examples, List<Output> outputs, List<Suspect> suspects) {

  /**
   * How one output's labels are.
   *
   * @param output its name; empty where the task has one
   * @param examples that were looked at; those out of scope have no label that could be wrong
   * @param noise the estimated share of examples with a wrong label, in a multi-label task of wrong
   *     decisions about a label
   * @param suspects examples whose label is probably wrong
   * @param unjudged labels that too few examples have to say anything
   */
  public record Output(
      String output, int examples, double noise, int suspects, List<String> unjudged) {}

  /**
   * An example whose label is probably wrong.
   *
   * @param example its id
   * @param output whose label it is; empty where the task has one
   * @param given the answer it has, in the form of a gold
   * @param likely what the model takes for right, in the form of a gold
   * @param selfConfidence the model's probability of the given label; of a set of labels, of the
   *     most suspect part of it
   * @param margin normalised, from 0, most suspect, to 1
   */
  public record Suspect(
      String example,
      String output,
      JsonNode given,
      JsonNode likely,
      double selfConfidence,
      double margin) {}
}
