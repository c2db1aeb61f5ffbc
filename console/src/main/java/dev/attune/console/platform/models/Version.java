package dev.attune.console.platform.models;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.console.platform.datasets.Task;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A numbered, immutable version of a model. */
public record Version(
    @Nullable String model,
    int number,
    String method,
    String baseModel,
    @Nullable Task task,
    Metrics metrics,
    @Nullable Lineage lineage,
    @Nullable List<String> serving,
    Instant createdAt) {

  /** What the version was made from. */
  public record Lineage(
      @Nullable String dataset,
      @Nullable String datasetId,
      @Nullable Integer snapshot,
      @Nullable String contentHash,
      @Nullable String run,
      @Nullable String baseModel,
      @Nullable String baseModelSha256,
      @Nullable Map<String, JsonNode> hyperparameters,
      @Nullable Long seed) {}

  /**
   * The labels, scales or outputs that it answers with; a mark is none, as what has it is refused.
   */
  public List<String> answers() {
    if (task == null) {
      return List.of();
    }
    var mark = mark();
    return task.names().stream().filter(name -> !name.equals(mark)).toList();
  }

  /** What marks texts with none of its labels, which it refuses; empty where it never does. */
  public String mark() {
    return task == null || task.outOfScope() == null ? "" : task.outOfScope();
  }

  /** The type of its task. */
  public String kind() {
    return task == null ? Task.SINGLE_LABEL : task.type();
  }

  /**
   * Whether its headline lies between -1 and 1, not between 0 and 1: a correlation or a mean with
   * one. By the task, as lists leave out the outputs of a joint evaluation.
   */
  public boolean signed() {
    return task != null && task.answerTypes().contains(Task.REGRESSION);
  }

  public boolean inProduction() {
    return places().contains("production");
  }

  /** Where it serves ({@code production}, {@code canary}, {@code shadow}). */
  public List<String> places() {
    return serving == null ? List.of() : serving;
  }
}
