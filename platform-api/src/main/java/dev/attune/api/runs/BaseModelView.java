package dev.attune.api.runs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A base model that the workers have, with the methods by which it can be trained.
 *
 * @param parameters how many weights it has
 * @param maxTokens the longest text it reads; what is longer is cut
 * @param pooling how token vectors become the text's: {@code cls} or {@code mean}
 * @param methods with ranges and defaults that suit this base model
 */
@Schema(name = "BaseModel")
public record BaseModelView(
    @Schema(examples = "minilm-l6-en") String name,
    @Schema(examples = "en") String language,
    @Schema(examples = "bert") String architecture,
    @Schema(examples = "22713216") long parameters,
    @Schema(examples = "6") int layers,
    @Schema(examples = "384") int hiddenSize,
    @Schema(examples = "512") int maxTokens,
    @Schema(examples = "mean") String pooling,
    @Schema(examples = "Apache-2.0") String licence,
    @Schema(examples = "sentence-transformers/all-MiniLM-L6-v2") String source,
    @Schema(examples = "53aa5117...") String sha256,
    List<Method> methods) {

  /**
   * A way to train, with what a run may set: name, type, min, max, tasks, outputs, default,
   * description. The default is null where the worker chooses by the data. What is set has an
   * effect only when the task's type is among {@code tasks} and that of an output (the task itself,
   * unless it is joint) among {@code outputs}; elsewhere it is accepted without one.
   *
   * @param tasks the types of tasks that it is for
   */
  public record Method(
      @Schema(examples = "lora") String name,
      @Schema(examples = "The head, and low-rank updates of query and value.") String description,
      @Schema(examples = "[\"single-label\", \"token\"]") List<String> tasks,
      @Schema(
              implementation = Object[].class,
              examples =
                  "[{\"name\": \"batchSize\", \"type\": \"integer\", \"min\": 1, \"max\": 256, \"tasks\": [\"single-label\", \"joint\"], \"outputs\": [\"single-label\"], \"default\": 32, \"description\": \"Texts per step.\"}]")
          JsonNode hyperparameters) {}
}
