package dev.attune.console.platform.models;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.console.platform.datasets.Gold;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said of one prediction.
 *
 * @param answer what was right, in the form of the version's task
 * @param comment null where there is none or the reader may not see it
 */
public record Feedback(JsonNode answer, @Nullable String comment, Instant givenAt) {

  /** What was right; of stretches only their labels, since the text is kept nowhere. */
  public Gold right() {
    return Gold.read(answer).withoutPlaces();
  }
}
