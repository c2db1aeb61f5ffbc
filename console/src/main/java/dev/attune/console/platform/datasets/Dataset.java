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

  /** The language of its texts as a page says it; undetermined where several are mixed. */
  public String textLanguage() {
    return language.equals("mixed") ? "und" : language;
  }

  /**
   * How many examples there are, by label and by split.
   *
   * @param values of a regression, by scale
   * @param outputs of a joint task, by name
   */
  public record Counts(
      long total,
      long labelled,
      @Nullable Map<String, Long> labels,
      @Nullable Map<String, Long> splits,
      @Nullable Map<String, Values> values,
      @Nullable Map<String, OfOutput> outputs) {

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

  /**
   * How the values on a scale are spread.
   *
   * @param histogram how many lie in each tenth of the scale, from its least value
   */
  public record Values(long count, @Nullable Double mean, @Nullable List<Long> histogram) {

    public List<Long> tenths() {
      return histogram == null ? List.of() : histogram;
    }

    public long fullest() {
      return tenths().stream().mapToLong(Long::longValue).max().orElse(0);
    }
  }

  /** The counts of one output of a joint task. */
  public record OfOutput(
      @Nullable Map<String, Long> labels, @Nullable Map<String, Values> values) {}

  /**
   * What was answered to one question of the task.
   *
   * @param output null where the task has only one
   */
  public record Answers(@Nullable String output, Task task, OfOutput counts) {

    public long label(String label) {
      return counts.labels() == null ? 0 : counts.labels().getOrDefault(label, 0L);
    }

    /** The count of the most frequent label. */
    public long most() {
      return counts.labels() == null
          ? 0
          : counts.labels().values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** The spread on a scale; null when nothing was counted. */
    public @Nullable Values values(String scale) {
      return counts.values() == null ? null : counts.values().get(scale);
    }
  }

  public Counts tally() {
    return counts == null ? new Counts(0, 0, Map.of(), Map.of(), null, null) : counts;
  }

  /** What was answered, question by question. */
  public List<Answers> answers() {
    var all = tally();
    if (!task.is(Task.JOINT)) {
      return List.of(new Answers(null, task, new OfOutput(all.labels(), all.values())));
    }
    var none = new OfOutput(null, null);
    return task.answers().stream()
        .map(
            output ->
                new Answers(
                    output.name(),
                    output.task(),
                    all.outputs() == null ? none : all.outputs().getOrDefault(output.name(), none)))
        .toList();
  }

  public boolean withoutSnapshot() {
    return latestSnapshot == null || latestSnapshot == 0;
  }
}
