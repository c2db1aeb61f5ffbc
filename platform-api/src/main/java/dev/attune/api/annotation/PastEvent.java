package dev.attune.api.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.annotation.Items.Action;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event of an item's history, to be restored.
 *
 * @param member who did it; null where the plan's rule did, or the person is gone
 * @param answer what was said or decided, in the words of then
 */
record PastEvent(
    UUID id, Action action, @Nullable UUID member, @Nullable JsonNode answer, Instant at) {

  /** Whether it left the item with nothing decided. */
  boolean leftUndecided() {
    return switch (action) {
      case REOPEN, DISPUTE -> true;
      case RESTORE, UPLOAD -> answer == null;
      default -> false;
    };
  }

  /**
   * Whether the item would be something else if it were what it was then.
   *
   * @param status of the item, as in {@link ReviewItem}
   * @param decision the item's, if there is one
   */
  boolean differs(String status, @Nullable JsonNode decision) {
    boolean decided = status.equals("decided");
    if (answer == null) {
      return leftUndecided() && decided;
    }
    return !status.equals("gold") && !(decided && answer.equals(decision));
  }
}
