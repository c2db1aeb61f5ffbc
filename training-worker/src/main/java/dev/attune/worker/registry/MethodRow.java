package dev.attune.worker.registry;

import dev.attune.text.learn.Method;
import java.util.List;

/**
 * What {@code training_method} says of a method, its hyperparameters apart.
 *
 * @param tasks the types of tasks that it is for
 */
record MethodRow(String name, List<String> tasks, String description) {
  private static final List<String> ALL =
      List.of("single-label", "multi-label", "token", "regression", "joint");

  static MethodRow of(Method method) {
    return switch (method.id()) {
      case "head" ->
          row(
              method,
              "The head alone, on a base model that stays as it is: a first look in seconds.");
      case "lora" ->
          row(method, "The head, and low-rank updates inside the base model: good and small.");
      case "full" ->
          row(method, "Every weight of the base model: for many examples; the version is large.");
      case "bitfit" -> row(method, "The head, and the base model's biases: between head and lora.");
      case "few-shot" ->
          new MethodRow(
              method.id(),
              List.of("single-label"),
              "The base model on pairs of examples, then a head: for 8 to 64 examples of each label.");
      default -> row(method, "");
    };
  }

  private static MethodRow row(Method method, String description) {
    return new MethodRow(method.id(), ALL, description);
  }
}
