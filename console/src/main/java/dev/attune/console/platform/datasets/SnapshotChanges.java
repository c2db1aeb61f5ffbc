package dev.attune.console.platform.datasets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two snapshots.
 *
 * @param labels which labels became which, in a single-label task
 * @param next null at the end
 */
public record SnapshotChanges(
    int number,
    int since,
    boolean taskChanged,
    Counts counts,
    List<Relabelling> labels,
    List<Change> items,
    @Nullable String next) {

  /** How many examples changed in which way. */
  public record Counts(long added, long removed, long relabelled, long moved, long unchanged) {

    /** How many changed in any way. */
    public long changed() {
      return added + removed + relabelled + moved;
    }
  }

  /** So many examples of one label have another now. */
  public record Relabelling(String from, String to, long count) {}

  /** One example; without text for a role that sees no texts. */
  public record Change(
      String example,
      @Nullable String text,
      String change,
      @Nullable Place before,
      @Nullable Place after) {}

  /** What a snapshot has of an example. */
  public record Place(String split, Gold gold) {}
}
