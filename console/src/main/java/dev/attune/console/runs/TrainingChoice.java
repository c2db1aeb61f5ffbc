package dev.attune.console.runs;

import dev.attune.console.platform.datasets.Dataset;
import dev.attune.console.platform.datasets.Task;
import dev.attune.console.platform.runs.BaseModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What can be chosen for a new run: snapshots, base models, and the methods that these offer. */
public record TrainingChoice(List<Dataset> datasets, List<BaseModel> baseModels) {

  private static final int SNAPSHOTS = 10;

  /** The data sets that have a snapshot. */
  public List<Dataset> trainable() {
    return datasets.stream().filter(dataset -> !dataset.withoutSnapshot()).toList();
  }

  /** The newest snapshots of a data set, newest first. */
  public List<Integer> snapshots(Dataset dataset) {
    var latest = dataset.latestSnapshot() == null ? 0 : dataset.latestSnapshot();
    return IntStream.range(0, Math.min(SNAPSHOTS, latest)).mapToObj(i -> latest - i).toList();
  }

  /** How a snapshot is written in the form. */
  public String dataValue(Dataset dataset, int snapshot) {
    return dataset.id() + "/" + snapshot;
  }

  /** The task of a snapshot as it is written in the form; null when it is not on offer. */
  public @Nullable Task task(String dataValue) {
    return trainable().stream()
        .filter(dataset -> dataValue.startsWith(dataset.id() + "/"))
        .map(Dataset::task)
        .findFirst()
        .orElse(null);
  }

  /**
   * Every method for a task, with the ranges of a base model; all methods when there is no task,
   * and those of the first base model when there is none of that name.
   */
  public List<BaseModel.Method> methods(@Nullable Task task, String baseModel) {
    return baseModel(baseModel).or(() -> baseModels.stream().findFirst()).stream()
        .flatMap(base -> base.offered().stream())
        .filter(method -> task == null || method.suits(task.type()))
        .toList();
  }

  Optional<BaseModel> baseModel(String name) {
    return baseModels.stream().filter(base -> base.name().equals(name)).findFirst();
  }

  /** The method of that name of that base model. */
  Optional<BaseModel.Method> method(String baseModel, String name) {
    return baseModel(baseModel).stream()
        .flatMap(base -> base.offered().stream())
        .filter(method -> method.name().equals(name))
        .findFirst();
  }

  /** The base model that fits a language best. */
  String baseModelFor(String language) {
    return baseModels.stream()
        .filter(base -> base.language().startsWith(language))
        .findFirst()
        .or(() -> baseModels.stream().findFirst())
        .map(BaseModel::name)
        .orElse("");
  }
}
