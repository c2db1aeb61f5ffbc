package dev.attune.api.annotation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a data set is to be annotated.
 *
 * @param open whether items are handed out; true when it is not said
 * @param annotators how many people answer each example
 * @param annotatorsMax how many do where they disagree; as many as ever when it is not said
 * @param certainty how probable a label must be to become gold where gold is estimated, from 0.5;
 *     0.9 when it is not said
 * @param randomShare of the texts that chance orders and no model, where the ordering follows a
 *     model; 0.2 when it is not said
 * @param unsureShare of the texts that a model knows, those it is the least sure of, which {@code
 *     annotatorsMax} people answer; none when it is not said
 * @param suggestions whether people see what the newest model would answer; hidden when it is not
 *     said
 * @param gold how people are checked with gold questions; not at all when it is not said
 * @param people e-mails of those who are asked; all who may when it is not said
 */
@Schema(name = "NewAnnotationPlan")
public record NewPlan(
    @Schema(examples = "true", nullable = true) @Nullable Boolean open,
    @Schema(examples = "2") @Min(1) @Max(20) int annotators,
    @Schema(examples = "3", nullable = true) @Nullable @Min(1) @Max(20) Integer annotatorsMax,
    @Schema(examples = "majority") @NotNull GoldRule goldRule,
    @Schema(examples = "0.9", nullable = true) @Nullable @DecimalMin("0.5") @DecimalMax("0.999") Double certainty,
    @Schema(examples = "random") @NotNull Ordering ordering,
    @Schema(examples = "0.2", nullable = true) @Nullable @DecimalMin("0.1") @DecimalMax("1") Double randomShare,
    @Schema(examples = "0.1", nullable = true) @Nullable @DecimalMin("0") @DecimalMax("0.5") Double unsureShare,
    @Schema(examples = "half", nullable = true) @Nullable Suggesting suggestions,
    @Schema(nullable = true) @Nullable @Valid GoldCheck gold,
    @Schema(nullable = true) @Nullable @Size(min = 1, max = 1000) Set<@NotNull String> people) {

  boolean isOpen() {
    return open == null || open;
  }

  Suggesting suggesting() {
    return suggestions == null ? Suggesting.HIDDEN : suggestions;
  }

  GoldCheck check() {
    return gold == null ? GoldCheck.NONE : gold;
  }

  double sure() {
    return certainty == null ? 0.9 : certainty;
  }

  double unsure() {
    return unsureShare == null ? 0 : unsureShare;
  }

  int most() {
    return annotatorsMax == null ? annotators : annotatorsMax;
  }

  /**
   * What the audit log keeps of it.
   *
   * @param chance the share of texts that chance orders, as it was decided
   */
  Map<String, Object> details(double chance) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("open", isOpen());
    details.put("annotators", annotators);
    details.put("annotatorsMax", most());
    details.put("goldRule", goldRule);
    if (goldRule == GoldRule.ESTIMATED) {
      details.put("certainty", sure());
    }
    details.put("ordering", ordering);
    if (ordering.followsModel()) {
      details.put("randomShare", chance);
      details.put("unsureShare", unsure());
    }
    details.put("suggestions", suggesting());
    if (gold != null) {
      details.put("goldShare", gold.share());
      details.put("goldLeast", gold.least());
      details.put("goldBar", gold.bar());
    }
    details.put("people", people == null ? "all" : people.size());
    return details;
  }
}
