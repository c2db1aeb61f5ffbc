package dev.attune.console.platform.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.console.platform.datasets.Gold;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody answered themselves.
 *
 * @param answer null when it was skipped
 * @param returned whether it was sent back and waits for another answer
 * @param decision what a person decided; null where nobody did
 * @param corrected whether that is something else
 */
public record OwnAnswer(
    String example,
    String text,
    @Nullable JsonNode answer,
    @Nullable String skip,
    @Nullable String note,
    boolean returned,
    Instant at,
    @Nullable JsonNode decision,
    boolean corrected) {

  /** The answer to be shown. */
  public @Nullable Gold gold() {
    return answer == null || answer.isNull() ? null : Gold.read(answer);
  }

  /** The decision to be shown. */
  public @Nullable Gold decided() {
    return decision == null || decision.isNull() ? null : Gold.read(decision);
  }
}
