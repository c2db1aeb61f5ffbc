package dev.attune.text.adapter;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.attune.text.base.BaseModelInfo;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** A linear of the encoder that LoRA can update, the same in every layer. */
public enum LoraTarget {
  QUERY("query", "attention.self.query"),
  KEY("key", "attention.self.key"),
  VALUE("value", "attention.self.value"),
  ATTENTION_OUTPUT("attention-output", "attention.output.dense"),
  INTERMEDIATE("intermediate", "intermediate.dense"),
  OUTPUT("output", "output.dense");

  /** The usual choice: query and value, which serving mixes in one batch. */
  public static final Set<LoraTarget> DEFAULT = Set.of(QUERY, VALUE);

  private final String id;
  private final String module;

  LoraTarget(String id, String module) {
    this.id = id;
    this.module = module;
  }

  /** The name in files and APIs. */
  @JsonValue
  public String id() {
    return id;
  }

  /** The linear's Hugging Face name inside a layer, for example {@code attention.self.query}. */
  public String module() {
    return module;
  }

  /** Name of the down-projection, of shape [rank, in]. */
  public String nameOfA(int layer) {
    return "encoder.layer.%d.%s.lora_A".formatted(layer, module);
  }

  /** Name of the up-projection, of shape [out, rank]. */
  public String nameOfB(int layer) {
    return "encoder.layer.%d.%s.lora_B".formatted(layer, module);
  }

  /** Width of what goes into the linear. */
  public int inputSize(BaseModelInfo info) {
    return this == OUTPUT ? info.intermediateSize() : info.hiddenSize();
  }

  /** Width of what comes out of the linear. */
  public int outputSize(BaseModelInfo info) {
    return this == INTERMEDIATE ? info.intermediateSize() : info.hiddenSize();
  }

  /**
   * The reverse of {@link #id()}.
   *
   * @throws IllegalArgumentException if there is no such target
   */
  public static LoraTarget of(String id) {
    return Arrays.stream(values())
        .filter(target -> target.id.equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Unknown LoRA target '%s'; known are %s."
                        .formatted(id, ids(EnumSet.allOf(LoraTarget.class)))));
  }

  /** Names for a message, in the order of the network. */
  public static String ids(Set<LoraTarget> targets) {
    return targets.stream().sorted().map(LoraTarget::id).collect(Collectors.joining(", "));
  }
}
