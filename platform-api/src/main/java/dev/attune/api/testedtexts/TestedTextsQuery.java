package dev.attune.api.testedtexts;

import dev.attune.api.paging.PathId;
import dev.attune.api.problems.Refusal;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which of the tested texts are asked for, and in which order. */
public class TestedTextsQuery {
  private static final String RIGHT = "right";
  private static final List<String> OUTCOMES = List.of(RIGHT, "wrong");
  private static final List<String> SORTS = List.of("loss", "most-confident", "least-confident");

  @QueryParam("slice")
  @Parameter(
      description =
          "Only the texts of this group: its place in the version's slices, counted from 1. Never"
              + " its value, which may come from people's metadata.",
      schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
  @Nullable String slice;

  @QueryParam("output")
  @Parameter(
      description =
          "In a joint task: the output that answers, labels and outcome are meant of; all together"
              + " when it is left out.")
  @Nullable String output;

  @QueryParam("label")
  @Parameter(
      description =
          "Only texts whose right answer has this label: the one, one of several, or that of an"
              + " entity.")
  @Nullable String label;

  @QueryParam("answered")
  @Parameter(
      description =
          "Only texts whose answer has this label; the out-of-scope mark stands for refusals.")
  @Nullable String answered;

  @QueryParam("outcome")
  @Parameter(
      description = "Only texts whose whole answer is right, or only the others.",
      schema = @Schema(enumeration = {"right", "wrong"}))
  @Nullable String outcome;

  @QueryParam("sort")
  @Parameter(
      description =
          "The greatest loss first, or the most or the least confident answer. Of several outputs"
              + " the greatest loss and the least confidence count. Versions from before these"
              + " were kept have one order.",
      schema =
          @Schema(
              enumeration = {"loss", "most-confident", "least-confident"},
              defaultValue = "loss"))
  @Nullable String sort;

  /** Refuses values that nothing can have. */
  void check() {
    oneOf("outcome", outcome, OUTCOMES);
    oneOf("sort", sort, SORTS);
  }

  /** The place of the group, from 1; null for texts of any. */
  @Nullable Integer slice() {
    return slice == null ? null : PathId.requiredNumber(slice, "slice");
  }

  /** Whether texts that are right are asked for, or those that are not; null for both. */
  @Nullable Boolean right() {
    return outcome == null ? null : outcome.equals(RIGHT);
  }

  /** In which order. */
  String sort() {
    return sort == null ? SORTS.getFirst() : sort;
  }

  private static void oneOf(String name, @Nullable String value, List<String> allowed) {
    if (value != null && !allowed.contains(value)) {
      throw Refusal.malformed(name, "must be one of " + String.join(", ", allowed));
    }
  }
}
