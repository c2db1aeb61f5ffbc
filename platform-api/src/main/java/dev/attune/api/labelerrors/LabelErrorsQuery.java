package dev.attune.api.labelerrors;

import dev.attune.api.paging.PathId;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which doubts are asked for. */
public class LabelErrorsQuery {
  @QueryParam("snapshot")
  @Parameter(
      description =
          "The number of the snapshot whose labels are meant; the one checked last unless given.",
      schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
  @Nullable String snapshot;

  @QueryParam("example")
  @Parameter(
      description = "Only the doubts about this example.",
      schema = @Schema(type = SchemaType.STRING, format = "uuid"))
  @Nullable String example;

  /** The snapshot asked for; null for the one checked last. */
  @Nullable Integer snapshot() {
    return snapshot == null ? null : PathId.requiredNumber(snapshot, "snapshot");
  }

  /** The example asked for; null for all. */
  @Nullable UUID example() {
    return example == null ? null : PathId.requiredUuid(example, "example");
  }
}
