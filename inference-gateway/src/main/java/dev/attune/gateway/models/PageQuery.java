package dev.attune.gateway.models;

import dev.attune.data.text.PlainText;
import dev.attune.gateway.bodies.InvalidRequestException;
import dev.attune.gateway.bodies.RequestErrors;
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
   * @throws InvalidRequestException when it is no such number
   */
  int limit() {
    if (limit == null) {
      return DEFAULT_LIMIT;
    }
    int value = limit.matches("[1-9][0-9]{0,2}") ? Integer.parseInt(limit) : 0;
    if (value < 1 || value > MAX_LIMIT) {
      throw refused("limit", "must be a whole number from 1 to %d.".formatted(MAX_LIMIT));
    }
    return value;
  }

  /**
   * The name after which the page begins; empty for the first page.
   *
   * @throws InvalidRequestException when it cannot be a name
   */
  String after() {
    if (after == null) {
      return "";
    }
    if (!PlainText.isStorable(after)) {
      throw refused("after", "is no name.");
    }
    return after;
  }

  private static InvalidRequestException refused(String parameter, String message) {
    RequestErrors errors = new RequestErrors();
    errors.add(parameter, message);
    return errors.toException();
  }
}
