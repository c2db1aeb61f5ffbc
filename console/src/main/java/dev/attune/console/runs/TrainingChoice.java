package dev.attune.console.runs;

import dev.attune.console.platform.datasets.Dataset;
import dev.attune.console.platform.datasets.Task;
import dev.attune.console.platform.runs.BaseModel;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What can be chosen for a new run: snapshots, base models, and the methods that these offer.
 *
 * @param asked data that is on offer whatever else is; null when none was asked for or it is gone
 */
public record TrainingChoice(
    List<Dataset> datasets, List<BaseModel> baseModels, @Nullable Data asked) {

  /** A snapshot of a data set. */
  public record Data(Dataset dataset, int snapshot) {}

  private static final int SNAPSHOTS = 10;

  /** The methods in the order in which to think of them; others follow. */
  private static final List<String> ORDER = List.of("lora", "head", "few-shot", "bitfit", "full");

  /** The data sets that have a snapshot. */
  public List<Dataset> trainable() {
    var further =
        Stream.ofNullable(asked)
            .map(Data::dataset)
            .filter(dataset -> datasets.stream().noneMatch(one -> one.id().equals(dataset.id())));
    return Stream.concat(datasets.stream(), further)
        .filter(dataset -> !dataset.withoutSnapshot())
        .toList();
  }

  /** The newest snapshots of a data set, newest first, and the one that was asked for. */
  public List<Integer> snapshots(Dataset dataset) {
    var latest = dataset.latestSnapshot() == null ? 0 : dataset.latestSnapshot();
    var newest = IntStream.range(0, Math.min(SNAPSHOTS, latest)).mapToObj(i -> latest - i);
    var older =
        Stream.ofNullable(asked)
            .filter(data -> data.dataset().id().equals(dataset.id()))
            .map(Data::snapshot)
            .filter(number -> number <= latest - SNAPSHOTS);
    return Stream.concat(newest, older).toList();
  }

  /** Whether the form offers what is written so. */
  boolean offers(String dataValue) {
    return trainable().stream()
        .anyMatch(
            dataset ->
                snapshots(dataset).stream()
                    .anyMatch(number -> dataValue(dataset, number).equals(dataValue)));
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
   * Every method for a task, the usual choice first, with the ranges of a base model; all methods
   * when there is no task, and those of the first base model when there is none of that name. Each
   * with the hyperparameters that can have an effect in the task.
   */
  public List<BaseModel.Method> methods(@Nullable Task task, String baseModel) {
    return baseModel(baseModel).or(() -> baseModels.stream().findFirst()).stream()
        .flatMap(base -> base.offered().stream())
        .filter(method -> task == null || method.suits(task.type()))
        .sorted(Comparator.comparingInt(TrainingChoice::place))
        .map(method -> task == null ? method : method.in(task))
        .toList();
  }

  private static int place(BaseModel.Method method) {
    var place = ORDER.indexOf(method.name());
    return place < 0 ? ORDER.size() : place;
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
