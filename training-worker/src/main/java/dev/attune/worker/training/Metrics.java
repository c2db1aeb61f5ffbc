package dev.attune.worker.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.attune.text.adapter.Adapter;
import dev.attune.text.learn.Method;
import dev.attune.text.learn.Mistake;
import dev.attune.text.learn.SearchReport;
import dev.attune.text.learn.TrainingResult;
import dev.attune.text.learn.TrainingWarning;
import dev.attune.text.metrics.Score;
import dev.attune.text.metrics.Slice;
import dev.attune.text.task.Task;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The figures of a version; the members are the contract of {@code model_version.metrics}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Metrics(
    String task,
    Map<String, Object> validation,
    Map<String, Object> test,
    Training training,
    List<String> warnings,
    List<Slice> slices,
    List<Mistake> mistakes,
    @Nullable Search search) {

  /** What the training took. */
  record Training(
      double seconds,
      double samplesPerSecond,
      int epochs,
      int bestEpoch,
      String device,
      String precision,
      int trainExamples,
      String method,
      long trainableParameters) {}

  /** What a search tried; the one that was chosen by its place, from 0. */
  record Search(List<Trial> trials, int chosen) {

    static Search of(SearchReport report, Method method, Task task) {
      return new Search(
          report.trials().stream()
              .map(
                  trial ->
                      new Trial(
                          trial.hyperparameters().effective(method, task),
                          trial.figure(),
                          trial.epochs()))
              .toList(),
          report.chosen());
    }
  }

  /**
   * One of the settings that a search tried.
   *
   * @param hyperparameters those that can have had an effect
   * @param figure on the validation split; null if the loss came apart
   */
  record Trial(Map<String, Object> hyperparameters, @Nullable Score figure, int epochs) {}

  static Metrics of(TrainingResult result, String method, int trainExamples) {
    return new Metrics(
        result.adapter().task().type(),
        EvaluationFigures.of(result.validation()),
        EvaluationFigures.of(result.test()),
        new Training(
            result.timing().totalSeconds(),
            result.timing().samplesPerSecond(),
            result.epochs().size(),
            result.bestEpoch(),
            result.device(),
            result.device().contains("bfloat16") ? "bfloat16" : "float32",
            trainExamples,
            method,
            trainable(result.adapter())),
        result.warnings().stream().map(TrainingWarning::message).toList(),
        result.findings().slices(),
        result.findings().mistakes(),
        result.search() == null
            ? null
            : Search.of(result.search(), Method.named(method), result.adapter().task()));
  }

  private static long trainable(Adapter adapter) {
    return adapter.tensors().stream().mapToLong(tensor -> tensor.data().length).sum();
  }
}
