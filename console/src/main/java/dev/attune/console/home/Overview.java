package dev.attune.console.home;

import dev.attune.console.platform.annotation.PausedAnnotator;
import dev.attune.console.platform.annotation.WaitingWork;
import dev.attune.console.platform.datasets.Dataset;
import dev.attune.console.platform.models.Model;
import dev.attune.console.platform.runs.Run;
import dev.attune.console.platform.tenants.UsageByDay;
import java.util.List;
import java.util.stream.Stream;

/**
 * An organisation at a glance.
 *
 * @param manages whether the reader does; what only managers can do needs nobody else
 * @param waiting what people's answers are wanted for, by data set
 * @param paused annotators who wait to be let on; none for those who do not manage
 */
public record Overview(
    boolean manages,
    List<Run> openRuns,
    List<WaitingWork> waiting,
    List<PausedAnnotator> paused,
    List<Dataset> datasets,
    List<Model> models,
    UsageByDay usage) {

  /** Data sets that hold nothing yet. */
  public List<Dataset> emptyDatasets() {
    return managed(datasets).filter(dataset -> dataset.tally().total() == 0).toList();
  }

  /** Data sets with labelled examples that nobody can train on, because no snapshot was taken. */
  public List<Dataset> withoutSnapshot() {
    return managed(datasets)
        .filter(dataset -> dataset.tally().labelled() > 0 && dataset.withoutSnapshot())
        .toList();
  }

  /** Models that have a version, none of which serves. */
  public List<Model> idleModels() {
    return managed(models).filter(Model::idle).toList();
  }

  private <T> Stream<T> managed(List<T> all) {
    return manages ? all.stream() : Stream.empty();
  }

  public List<Model> serving() {
    return models.stream().filter(model -> model.production() != null).toList();
  }

  public boolean calm() {
    return openRuns.isEmpty()
        && waiting.isEmpty()
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
