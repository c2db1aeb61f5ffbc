package dev.attune.api.snapshots;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of the examples between two snapshots.
 *
 * @param since the snapshot compared with
 * @param taskChanged whether the data set's task, for instance its labels, changed in between
 * @param labels in a single-label task, which labels became which, the most frequent first, at most
 *     50
 * @param items the changes, in the order in which the examples arrived
 */
@Schema(name = "SnapshotChanges", description = "What changed between two snapshots.")
public record SnapshotChangesView(
    @Schema(examples = "2") int number,
    @Schema(examples = "1") int since,
    boolean taskChanged,
    Counts counts,
    List<Relabelling> labels,
    List<Change> items,
    @Schema(nullable = true) @Nullable String next) {

  /** How many examples changed in which way. */
  @Schema(name = "SnapshotChangeCounts")
  public record Counts(
      @Schema(examples = "120") long added,
      @Schema(examples = "0") long removed,
      @Schema(examples = "14") long relabelled,
      @Schema(examples = "31") long moved,
      @Schema(examples = "1800") long unchanged) {}

  /** So many examples of one label have another now. */
  @Schema(name = "SnapshotRelabelling")
  public record Relabelling(
      @Schema(examples = "joy") String from,
      @Schema(examples = "pride") String to,
      @Schema(examples = "9") long count) {}

  /**
   * One example.
   *
   * @param text null for auditors, who read no texts
   * @param before null when it was added
   * @param after null when it was removed
   */
  @Schema(name = "SnapshotChange")
  public record Change(
      UUID example,
      @Schema(nullable = true, examples = "I could sing") @Nullable String text,
      @Schema(enumeration = {"added", "removed", "relabelled", "moved"}) String change,
      @Schema(nullable = true) @Nullable Place before,
      @Schema(nullable = true) @Nullable Place after) {}

  /** What a snapshot has of an example. */
  @Schema(name = "SnapshotPlace")
  public record Place(
      @Schema(examples = "train") String split,
      @Schema(implementation = Object.class, examples = "{\"label\": \"joy\"}") JsonNode gold) {}
}
