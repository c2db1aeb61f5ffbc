package dev.attune.text.adapter;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of {@code adapter.json}.
 *
 * @param schema version of this record's form
 * @param weightsSha256 hash of {@code adapter.safetensors}, so that the two files cannot be mixed
 *     up
 */
@JsonPropertyOrder({
  "schema",
  "method",
  "base",
  "pooling",
  "maxTokens",
  "labels",
  "temperature",
  "lora",
  "weightsSha256"
})
record AdapterDescription(
    int schema,
    String method,
    BaseModelReference base,
    String pooling,
    int maxTokens,
    List<String> labels,
    float temperature,
    @Nullable Lora lora,
    String weightsSha256) {

  static final int SCHEMA = 1;

  record Lora(int rank, float alpha, List<String> targets) {}

  static AdapterDescription of(Adapter adapter, String weightsSha256) {
    LoraWeights weights = adapter.loraWeights();
    Lora lora =
        weights == null
            ? null
            : new Lora(
                weights.rank(),
                weights.alpha(),
                weights.targets().stream().map(LoraTarget::id).toList());
    return new AdapterDescription(
        SCHEMA,
        adapter.method().id(),
        adapter.base(),
        adapter.pooling().id(),
        adapter.maxTokens(),
        adapter.labels(),
        adapter.head().temperature(),
        lora,
        weightsSha256);
  }
}
