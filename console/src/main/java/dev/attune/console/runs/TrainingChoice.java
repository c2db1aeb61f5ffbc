package dev.attune.console.runs;

import dev.attune.console.platform.datasets.Dataset;
import dev.attune.console.platform.runs.BaseModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

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

  /** Every method that some base model offers. */
  public List<BaseModel.Method> methods() {
    var methods = new LinkedHashMap<String, BaseModel.Method>();
    baseModels.forEach(
        base -> base.offered().forEach(method -> methods.putIfAbsent(method.name(), method)));
    return List.copyOf(methods.values());
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
