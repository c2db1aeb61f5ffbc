package dev.attune.api.datasets;

import dev.attune.data.tasks.JointTask;
import dev.attune.data.tasks.RegressionTask;
import dev.attune.data.tasks.Scale;
import dev.attune.data.tasks.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds up what is in one data set. */
final class Tally {
  static final int BINS = 10;
  private static final String NO_SPLIT = "none";

  private final Task task;
  private long total;
  private long labelled;
  private final Map<String, Long> splits = new LinkedHashMap<>();
  private final Map<String, Map<String, Long>> labels = new LinkedHashMap<>();
  private final Map<String, Map<String, Spread>> values = new LinkedHashMap<>();

  private static final class Spread {
    private final List<Long> bins = new ArrayList<>(Collections.nCopies(BINS, 0L));
    private long count;
    private double sum;

    DatasetCounts.Values values() {
      return new DatasetCounts.Values(count, count == 0 ? null : sum / count, List.copyOf(bins));
    }
  }

  Tally(Task task) {
    this.task = task;
    List.of("train", "validation", "test", NO_SPLIT).forEach(split -> splits.put(split, 0L));
    TaskOutputs.of(task)
        .forEach(
            (name, output) -> {
              Map<String, Long> ofOutput = new LinkedHashMap<>();
              output.goldLabels().forEach(label -> ofOutput.put(label, 0L));
              labels.put(name, ofOutput);
              Map<String, Spread> spreads = new LinkedHashMap<>();
              for (Scale scale : TaskOutputs.scales(output)) {
                spreads.put(scale.name(), new Spread());
              }
              values.put(name, spreads);
            });
  }

  void addExamples(String split, long count, long withGold) {
    total += count;
    labelled += withGold;
    splits.merge(split, count, Long::sum);
  }

  void addLabel(String output, String label, long count) {
    labels.computeIfAbsent(output, name -> new LinkedHashMap<>()).merge(label, count, Long::sum);
  }

  void addValues(String output, String scale, int bin, long count, double sum) {
    @Nullable Spread spread = values.getOrDefault(output, Map.of()).get(scale);
    if (spread != null) {
      spread.bins.set(bin, spread.bins.get(bin) + count);
      spread.count += count;
      spread.sum += sum;
    }
  }

  DatasetCounts counts() {
    return switch (task) {
      case JointTask ignored -> {
        Map<String, DatasetCounts.OfOutput> outputs = new LinkedHashMap<>();
        labels.forEach(
            (name, ofOutput) ->
                outputs.put(name, new DatasetCounts.OfOutput(ofOutput, values(name))));
        yield new DatasetCounts(total, labelled, Map.of(), splits, null, outputs);
      }
      case RegressionTask ignored ->
          new DatasetCounts(total, labelled, Map.of(), splits, values(TaskOutputs.ONLY), null);
      default ->
          new DatasetCounts(
              total, labelled, labels.getOrDefault(TaskOutputs.ONLY, Map.of()), splits, null, null);
    };
  }

  private Map<String, DatasetCounts.Values> values(String output) {
    Map<String, DatasetCounts.Values> found = new LinkedHashMap<>();
    values
        .getOrDefault(output, Map.of())
        .forEach((scale, spread) -> found.put(scale, spread.values()));
    return found;
  }
}
