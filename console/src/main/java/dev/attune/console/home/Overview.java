package dev.attune.console.home;

import dev.attune.console.platform.annotation.PausedAnnotator;
import dev.attune.console.platform.datasets.Dataset;
import dev.attune.console.platform.models.Model;
import dev.attune.console.platform.runs.Run;
import dev.attune.console.platform.tenants.UsageByDay;
import java.util.List;

/**
 * An organisation at a glance.
 *
 * @param paused annotators who wait to be let on; none for those who do not manage
 */
public record Overview(
    List<Run> openRuns,
    List<PausedAnnotator> paused,
    List<Dataset> datasets,
    List<Model> models,
    UsageByDay usage) {

  /** Data sets that hold nothing yet. */
  public List<Dataset> emptyDatasets() {
    return datasets.stream().filter(dataset -> dataset.tally().total() == 0).toList();
  }

  /** Data sets with labelled examples that nobody can train on, because no snapshot was taken. */
  public List<Dataset> withoutSnapshot() {
    return datasets.stream()
        .filter(dataset -> dataset.tally().labelled() > 0 && dataset.withoutSnapshot())
        .toList();
  }

  /** Models that have a version, none of which serves. */
  public List<Model> idleModels() {
    return models.stream().filter(Model::idle).toList();
  }

  public List<Model> serving() {
    return models.stream().filter(model -> model.production() != null).toList();
  }

  public boolean calm() {
    return openRuns.isEmpty()
        && paused.isEmpty()
        && emptyDatasets().isEmpty()
        && withoutSnapshot().isEmpty()
        && idleModels().isEmpty();
  }

  /** Whether the organisation has just been founded. */
  public boolean fresh() {
    return datasets.isEmpty() && models.isEmpty() && openRuns.isEmpty();
  }
}
