package dev.attune.api.comparisons;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Whether a version is better than another.
 *
 * @param figure what both are judged by
 * @param verdict of the version: {@code better}, {@code worse} or {@code not-distinguishable}
 * @param difference the version's figure less the other's
 * @param pValue how likely a difference is at least as far from nothing if there is none; two-sided
 * @param examples on how many texts both were tested
 * @param sameTestSplit whether neither was tested on any other text
 * @param wins on how many texts which did better; null in joint tasks with values
 * @param outputs each output of a joint task on its own; null in other tasks
 */
@Schema(name = "VersionComparison")
public record ComparisonView(
    @Schema(examples = "macroF1") String figure,
    Side version,
    Side with,
    Difference difference,
    @Schema(examples = "0.004") double pValue,
    @Schema(examples = "better") String verdict,
    @Schema(examples = "1421") int examples,
    @Schema(examples = "true") boolean sameTestSplit,
    @Nullable WinsView wins,
    @Nullable Map<String, OutputView> outputs) {

  /**
   * One of the two.
   *
   * @param value its figure on the texts that both were tested on
   * @param testExamples how many texts it was tested on
   */
  public record Side(
      @Schema(examples = "2") int number,
      @Schema(examples = "0.79") double value,
      @Schema(examples = "1421") int testExamples) {}

  /** A difference with its 95 % interval. */
  public record Difference(
      @Schema(examples = "0.03") double value,
      @Schema(examples = "0.01") double low,
      @Schema(examples = "0.05") double high) {}

  /**
   * On how many texts which version did better.
   *
   * @param by {@code right} if only one gave the right answer; {@code nearer} if its values were
   *     closer to the right ones
   * @param version texts on which the version did better
   * @param with texts on which the other did better
   * @param neither the other texts
   */
  public record WinsView(
      @Schema(examples = "right") String by,
      @Schema(examples = "75") int version,
      @Schema(examples = "32") int with,
      @Schema(examples = "1314") int neither) {}

  /** A figure on the texts that both were tested on. */
  public record Value(@Schema(examples = "0.79") double value) {}

  /** The comparison of one output; its members are those of the whole. */
  public record OutputView(
      @Schema(examples = "macroF1") String figure,
      Value version,
      Value with,
      Difference difference,
      @Schema(examples = "0.004") double pValue,
      @Schema(examples = "better") String verdict,
      @Nullable WinsView wins) {}
}
