package dev.attune.console.platform.runs;

import dev.attune.console.platform.datasets.Task;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pretrained encoder, with the methods that can train on it. */
public record BaseModel(
    String name,
    String language,
    @Nullable String architecture,
    long parameters,
    int layers,
    int hiddenSize,
    int maxTokens,
    @Nullable String pooling,
    @Nullable String licence,
    @Nullable String source,
    @Nullable List<Method> methods) {

  /**
   * A way to train, with what it lets a person choose.
   *
   * @param tasks the types of tasks that it is for; all of them when null
   */
  public record Method(
      String name,
      @Nullable List<String> tasks,
      @Nullable String description,
      @Nullable List<Hyperparameter> hyperparameters) {

    /** Whether it is for tasks of a type. */
    public boolean suits(String type) {
      return tasks == null || tasks.isEmpty() || tasks.contains(type);
    }

    public List<Hyperparameter> choices() {
      return hyperparameters == null ? List.of() : hyperparameters;
    }

    /** The same, with the choices alone that can have an effect in a task. */
    public Method in(Task task) {
      return new Method(
          name,
          tasks,
          description,
          choices().stream().filter(parameter -> parameter.suits(task)).toList());
    }
  }

  public List<Method> offered() {
    return methods == null ? List.of() : methods;
  }
}
