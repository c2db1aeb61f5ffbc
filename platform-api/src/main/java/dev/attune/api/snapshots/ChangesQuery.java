package dev.attune.api.snapshots;

import dev.attune.api.paging.PathId;
import dev.attune.api.problems.Refusal;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which changes between two snapshots are asked for. */
public class ChangesQuery {
  private static final List<String> CHANGES = List.of("added", "removed", "relabelled", "moved");

  @QueryParam("since")
  @Parameter(
      description = "The number of the snapshot to compare with; the one before unless given.",
      schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
  @Nullable String since;

  @QueryParam("change")
  @Parameter(
      description = "Only changes of this kind. moved: into another split, with the same answer.",
      schema = @Schema(enumeration = {"added", "removed", "relabelled", "moved"}))
  @Nullable String change;

  /** The other snapshot. */
  int since(int number) {
    if (since == null) {
      if (number == 1) {
        throw Refusal.malformed("since", "must be given: before the first snapshot there is none");
      }
      return number - 1;
    }
    int other = PathId.requiredNumber(since, "snapshot");
    if (other == number) {
      throw Refusal.malformed("since", "must be another snapshot");
    }
    return other;
  }

  /** The kind asked for; null for all. */
  @Nullable String change() {
    if (change != null && !CHANGES.contains(change)) {
      throw Refusal.malformed("change", "must be one of " + String.join(", ", CHANGES));
    }
    return change;
  }
}
