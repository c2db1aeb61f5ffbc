package dev.attune.api.suggestions;

import dev.attune.api.problems.Refusal;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** In which order texts are asked for. */
public class SuggestedTextsQuery {
  private static final String LAST = "1e10";

  @QueryParam("order")
  @Parameter(
      description =
          "uncertainty: those of which the model is the least sure first (the default); diversity:"
              + " those that cover the rest best first, where a plan has had that order made.",
      schema =
          @Schema(
              enumeration = {"uncertainty", "diversity"},
              defaultValue = "uncertainty"))
  @Nullable String order;

  /** What the texts are ordered by, the least first; those without a place come last. */
  String place() {
    return switch (order == null ? "uncertainty" : order) {
      case "uncertainty" -> "coalesce(-s.uncertainty, " + LAST + ")::float8";
      case "diversity" -> "coalesce(s.diversity, " + LAST + ")::float8";
      default -> throw Refusal.malformed("order", "must be one of uncertainty, diversity");
    };
  }
}
