package dev.attune.agreement.suspect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What confident learning says of examples with any number of labels each: every label is checked
 * by itself, given or not given.
 *
 * @param examples that were looked at
 * @param suspects labels that are probably missing or wrong, the most suspect first; an example may
 *     be there with several
 * @param noise by label: the estimated share of examples that are wrong about it; labels that could
 *     not be judged are left out
 * @param unjudged labels that too few examples have, or lack
 */
public record SetCheck(
    int examples, List<Doubt> suspects, Map<String, Double> noise, List<String> unjudged) {
  static final String WITH = "with";
  static final String WITHOUT = "without";

  /**
   * A label that is probably wrong about an example.
   *
   * @param missing whether the example lacks the label and should have it; else it is the other way
   *     round
   * @param selfConfidence the model's probability of what is given
   * @param normalisedMargin as of a {@link Suspect}; the lower, the more suspect
   */
  public record Doubt(
      String item, String label, boolean missing, double selfConfidence, double normalisedMargin) {}

  static SetCheck of(ConfidentLearning learning, OutOfFoldSets examples) {
    List<Doubt> suspects = new ArrayList<>();
    Map<String, Double> noise = new LinkedHashMap<>();
    List<String> unjudged = new ArrayList<>();
    for (int label = 0; label < examples.labels().size(); label++) {
      String name = examples.labels().get(label);
      switch (learning.check(examples.only(label))) {
        case LabelCheck.Checked checked -> {
          noise.put(name, checked.noise());
          checked.suspects().forEach(suspect -> suspects.add(doubt(name, suspect)));
        }
        case LabelCheck.NotEnough notEnough -> unjudged.add(name);
      }
    }
    // With two answers to a question self-confidence and margin give the same order.
    suspects.sort(
        Comparator.comparingDouble(Doubt::selfConfidence)
            .thenComparing(Doubt::item)
            .thenComparing(Doubt::label));
    return new SetCheck(examples.size(), List.copyOf(suspects), noise, List.copyOf(unjudged));
  }

  private static Doubt doubt(String label, Suspect suspect) {
    return new Doubt(
        suspect.item(),
        label,
        suspect.given().equals(WITHOUT),
        suspect.selfConfidence(),
        suspect.normalisedMargin());
  }
}
