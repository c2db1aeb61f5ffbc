package dev.attune.console.platform.datasets;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Labels that are probably wrong, the most suspect first.
 *
 * @param check what found them; null while no labels have been checked as they are now
 * @param outdated whether labels were checked, but before the task was changed
 */
public record LabelErrors(
    @Nullable Check check, boolean outdated, List<Doubt> items, @Nullable String next) {

  /**
   * What found them.
   *
   * @param kept doubts that were kept, the gravest of all
   * @param left how many of these nobody has dealt with yet
   */
  public record Check(
      String model,
      int version,
      int snapshot,
      Instant checkedAt,
      int examples,
      int kept,
      long left,
      List<Output> outputs) {

    /** Whether the task has several outputs. */
    public boolean byOutput() {
      return outputs.stream().anyMatch(output -> !output.output().isEmpty());
    }

    /** How many doubts there were. */
    public int suspects() {
      return outputs.stream().mapToInt(Output::suspects).sum();
    }

    /** Whether there were more doubts than were kept. */
    public boolean someKept() {
      return kept < suspects();
    }
  }

  /**
   * How one output's labels are.
   *
   * @param noise the share of wrong labels; of sets of labels that of wrong decisions about one
   */
  public record Output(
      String output, String type, int examples, double noise, int suspects, List<String> unjudged) {

    /** Whether an answer is a set of labels. */
    public boolean ofSets() {
      return type.equals("multi-label");
    }
  }

  /**
   * An example whose label is probably wrong.
   *
   * @param text null for a role that sees no texts
   * @param answer all of the example's answer
   * @param corrected the same with what is likely
   */
  public record Doubt(
      String example,
      @Nullable String externalId,
      @Nullable String text,
      String split,
      String output,
      Gold given,
      Gold likely,
      JsonNode answer,
      JsonNode corrected,
      double selfConfidence,
      double margin,
      boolean inReview) {}
}
