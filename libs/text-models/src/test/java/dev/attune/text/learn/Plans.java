package dev.attune.text.learn;

import dev.attune.text.GoldenEncoder;
import dev.attune.text.TestModels;
import dev.attune.text.task.Task;
import dev.attune.text.task.TokenLabels;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Small plans over {@link Sentences}. */
final class Plans {
  private Plans() {}

  static TrainingPlan lora(Map<String, ?> hyperparameters) {
    return of(new Method.Lora(), hyperparameters, Sentences.data());
  }

  static TrainingPlan head(Map<String, ?> hyperparameters) {
    return of(new Method.Head(), hyperparameters, Sentences.data());
  }

  static TrainingPlan fewShot(Map<String, ?> hyperparameters) {
    return of(new Method.FewShot(), hyperparameters, Sentences.data());
  }

  static TrainingPlan searching(TrainingPlan plan, int trials) {
    return new TrainingPlan(
        plan.base(),
        plan.task(),
        plan.method(),
        plan.hyperparameters(),
        plan.data(),
        new Search(trials));
  }

  static TrainingPlan full(Map<String, ?> hyperparameters) {
    return of(new Method.Full(), hyperparameters, Sentences.data());
  }

  static TrainingPlan bitFit(Map<String, ?> hyperparameters) {
    return of(new Method.BitFit(), hyperparameters, Sentences.data());
  }

  /** Entities as sequences of tags, learned with low-rank updates. */
  static TrainingPlan crf(Map<String, Integer> hyperparameters) {
    Method lora = new Method.Lora();
    Map<String, Integer> settings = new HashMap<>(hyperparameters);
    settings.put("crf", 1);
    return new TrainingPlan(
        TestModels.open("minilm-l6-en"),
        new TokenLabels(List.of("person", "place")),
        lora,
        Hyperparameters.parse(lora, settings),
        LearnedTasks.journeys(false));
  }

  /** Over a model of two narrow layers, which knows every byte. */
  static TrainingPlan tiny(
      Method method, Task task, TrainingData data, Map<String, Object> settings)
      throws IOException {
    Map<String, Object> all = new HashMap<>(settings);
    all.put("maxTokens", 32);
    return new TrainingPlan(
        GoldenEncoder.open("roberta").base(),
        task,
        method,
        Hyperparameters.parse(method, all),
        data);
  }

  static TrainingPlan over(TrainingData data) {
    return of(new Method.Head(), Map.of(), data);
  }

  private static TrainingPlan of(Method method, Map<String, ?> hyperparameters, TrainingData data) {
    return new TrainingPlan(
        TestModels.open("minilm-l6-en"),
        Sentences.TASK,
        method,
        Hyperparameters.parse(method, hyperparameters),
        data);
  }
}
