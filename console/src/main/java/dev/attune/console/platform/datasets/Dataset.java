package dev.attune.console.platform.datasets;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A data set with its counts.
 *
 * @param latestSnapshot number of the newest snapshot; null when none was taken
 */
public record Dataset(
    String id,
    String name,
    String language,
    Task task,
    @Nullable String guidelines,
    @Nullable Counts counts,
    @Nullable Integer latestSnapshot,
    @Nullable String createdBy,
    Instant createdAt) {

  /** How many examples there are, by label and by split. */
  public record Counts(
      long total,
      long labelled,
      @Nullable Map<String, Long> labels,
      @Nullable Map<String, Long> splits) {

    public long label(String label) {
      return labels == null ? 0 : labels.getOrDefault(label, 0L);
    }

    public long split(String split) {
      return splits == null ? 0 : splits.getOrDefault(split, 0L);
    }

    /** The splits in the order in which they are shown. */
    public List<String> splitNames() {
      return List.of("train", "validation", "test", "none");
    }

    public long unlabelled() {
      return total - labelled;
    }
  }

  public Counts tally() {
    return counts == null ? new Counts(0, 0, Map.of(), Map.of()) : counts;
  }

  public boolean withoutSnapshot() {
    return latestSnapshot == null || latestSnapshot == 0;
  }
}
