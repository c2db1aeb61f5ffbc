package dev.attune.gateway.models;

import dev.attune.gateway.bodies.BadRequestException;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The two parameters of the list of models. */
public class PageQuery {
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 200;

  @QueryParam("limit")
  @Parameter(
      description = "How many models to answer at most, 1 to 200.",
      schema =
          @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
  @Nullable String limit;

  @QueryParam("after")
  @Parameter(description = "The \"next\" of the page before.")
  @Nullable String after;

  /**
   * How many models at most.
   *
   * @throws BadRequestException when it is no such number
   */
  int limit() {
    if (limit == null) {
      return DEFAULT_LIMIT;
    }
    try {
      int value = Integer.parseInt(limit);
      if (value >= 1 && value <= MAX_LIMIT) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw badLimit();
    }
    throw badLimit();
  }

  /**
   * The name after which the page begins; empty for the first page.
   *
   * @throws BadRequestException when it cannot be a name
   */
  String after() {
    if (after == null) {
      return "";
    }
    if (!ModelTable.isStorable(after)) {
      throw new BadRequestException("after holds a NUL, which no name does.");
    }
    return after;
  }

  private static BadRequestException badLimit() {
    return new BadRequestException(
        "limit must be a whole number from 1 to %d.".formatted(MAX_LIMIT));
  }
}
