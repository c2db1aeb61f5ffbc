package dev.attune.console.platform.annotation;

import dev.attune.console.platform.datasets.Gold;
import dev.attune.console.platform.labels.LabelChange;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an example.
 *
 * @param id null of a change of labels
 * @param by who did it; null where the plan's rule did, or the person is gone
 * @param to whose answer was sent back; who had said or decided what was restored
 * @param answer what was said, decided or restored, with the labels of then
 * @param labels what became of a label that it had
 * @param restorable whether it can be made again what it was then
 */
public record HistoryEntry(
    @Nullable String id,
    String action,
    @Nullable String by,
    @Nullable String to,
    @Nullable Gold answer,
    @Nullable String skip,
    @Nullable Boolean flag,
    @Nullable String note,
    @Nullable LabelChange labels,
    boolean restorable,
    Instant at) {
  private static final Set<String> WITHOUT_A_PERSON = Set.of("settle", "dispute", "reopen");

  /** Whether nobody in particular did it. */
  public boolean byRule() {
    return by == null && WITHOUT_A_PERSON.contains(action);
  }

  /** Whether a reviewer was to have a look. */
  public boolean flagged() {
    return Boolean.TRUE.equals(flag);
  }

  /** Whether it is a restoration of that nothing was decided. */
  public boolean restoredNothing() {
    return action.equals("restore") && answer == null;
  }
}
