package dev.attune.gateway.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why a text was answered as it was.
 *
 * @param method always {@code shapley}
 * @param exact whether every combination of pieces was tried; else combinations were sampled
 * @param absent how a piece is left out: {@code deleted}, or {@code masked} where the places of the
 *     others must not move
 * @param passes how many variants of the text the model read
 * @param targets one for each thing that was answered
 */
@Schema(name = "Explanation")
public record Explanation(
    @Schema(enumeration = "shapley") String method,
    boolean exact,
    @Schema(enumeration = {"deleted", "masked"}) String absent,
    int passes,
    List<Target> targets) {

  /**
   * One score and what the pieces of the text add to it.
   *
   * @param output of a joint task, the output
   * @param label that the score is of; absent of scales
   * @param scale that the score is a value of
   * @param start of an entity, in code points
   * @param end of an entity
   * @param score as answered
   * @param baseline the score without any of the pieces
   * @param completenessError how far {@code baseline} and the values together are from {@code
   *     score}
   */
  @Schema(name = "ExplainedScore")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Target(
      @Nullable String output,
      @Nullable String label,
      @Nullable String scale,
      @Nullable Integer start,
      @Nullable Integer end,
      float score,
      float baseline,
      float completenessError,
      List<Attribution> tokens) {}

  /**
   * What a piece adds.
   *
   * @param start in Unicode code points
   * @param end exclusive
   * @param text the piece
   * @param value how much of the score it accounts for; negative where it speaks against
   * @param error the standard error of the value, where combinations were sampled more than once
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Attribution(int start, int end, String text, float value, @Nullable Float error) {}
}
