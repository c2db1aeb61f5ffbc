package dev.attune.console.platform.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.console.platform.datasets.Gold;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one person said about one example.
 *
 * @param annotator null when the person is no member any more, or an upload did not name them
 * @param uploaded whether it came with an upload; who gave it is no member
 * @param answer null when it was skipped
 * @param skip why it was skipped
 * @param returned whether it was sent back and waits for another answer
 */
public record Answer(
    String example,
    @Nullable String annotator,
    boolean uploaded,
    @Nullable JsonNode answer,
    @Nullable String skip,
    boolean flag,
    @Nullable String note,
    @Nullable Integer seconds,
    boolean returned,
    Instant at) {

  /** The answer to be shown; null when it was skipped. */
  public @Nullable Gold gold() {
    return answer == null ? null : Gold.read(answer);
  }

  /** The answer to be sent; empty when it was skipped. */
  public String sent() {
    return answer == null ? "" : answer.toString();
  }
}
