package dev.attune.console.platform.models;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of a version against another, from their answers to the same test texts.
 *
 * @param figure what both are judged by
 * @param pValue how likely a difference is at least as far from nothing if there is none
 * @param verdict of the version: {@code better}, {@code worse} or {@code not-distinguishable}
 * @param examples on how many texts both were tested
 * @param sameTestSplit whether neither was tested on any other text
 * @param wins on how many texts which did better; null where that cannot be said
 * @param outputs each output of a joint task; null in other tasks
 */
public record VersionComparison(
    String figure,
    Side version,
    Side with,
    Interval difference,
    double pValue,
    String verdict,
    int examples,
    boolean sameTestSplit,
    @Nullable Wins wins,
    @Nullable Map<String, Output> outputs) {

  private static final String BETTER = "better";
  private static final String WORSE = "worse";

  /** One of the two, with its figure on the shared texts and how many it was tested on. */
  public record Side(int number, double value, int testExamples) {}

  /**
   * On how many texts which did better.
   *
   * @param by {@code right} if only one was right, {@code nearer} if its values were nearer
   */
  public record Wins(String by, int version, int with, int neither) {}

  /** A figure on the shared texts. */
  public record Value(double value) {}

  /** One output of a joint task. */
  public record Output(
      String figure,
      Value version,
      Value with,
      Interval difference,
      double pValue,
      String verdict,
      @Nullable Wins wins) {}

  /** The number of the version that is better by more than chance; null when neither is. */
  public @Nullable Integer better() {
    return better(verdict);
  }

  /** The same for an output's verdict. */
  public @Nullable Integer better(String of) {
    return switch (of) {
      case BETTER -> version.number();
      case WORSE -> with.number();
      default -> null;
    };
  }

  /** The number of the version that the better one is better than. */
  public int lesser() {
    return verdict.equals(BETTER) ? with.number() : version.number();
  }

  public Map<String, Output> parts() {
    return outputs == null ? Map.of() : outputs;
  }
}
