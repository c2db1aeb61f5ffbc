package dev.attune.text.base;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The members of a Hugging Face {@code config.json} that decide the shape of a BERT encoder. A
 * member that is missing from the file has the value 0 or null here.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonPropertyOrder(alphabetic = true)
record BertConfig(
    @JsonProperty("model_type") @Nullable String modelType,
    @JsonProperty("hidden_act") @Nullable String hiddenActivation,
    @JsonProperty("position_embedding_type") @Nullable String positionEmbeddingType,
    @JsonProperty("num_hidden_layers") int layers,
    @JsonProperty("hidden_size") int hiddenSize,
    @JsonProperty("intermediate_size") int intermediateSize,
    @JsonProperty("num_attention_heads") int heads,
    @JsonProperty("max_position_embeddings") int maxPositions,
    @JsonProperty("type_vocab_size") int tokenTypes,
    @JsonProperty("vocab_size") int vocabularySize,
    @JsonProperty("layer_norm_eps") double layerNormEpsilon) {

  /** A sentence on why this network cannot be run, or null if it can. */
  @Nullable String problem() {
    if (!"bert".equals(modelType)) {
      return "its model_type is '%s' and only 'bert' is supported.".formatted(modelType);
    }
    if (!"gelu".equals(hiddenActivation)) {
      return "its hidden_act is '%s' and only 'gelu' is supported.".formatted(hiddenActivation);
    }
    if (positionEmbeddingType != null && !positionEmbeddingType.equals("absolute")) {
      return "its position_embedding_type is '%s' and only 'absolute' is supported."
          .formatted(positionEmbeddingType);
    }
    if (layers < 1
        || hiddenSize < 1
        || intermediateSize < 1
        || heads < 1
        || maxPositions < 3
        || tokenTypes < 1
        || vocabularySize < 1) {
      return "config.json lacks a size or has one below its minimum.";
    }
    if (hiddenSize % heads != 0) {
      return "its hidden size %d is not a multiple of its %d heads.".formatted(hiddenSize, heads);
    }
    if (!(layerNormEpsilon > 0)) {
      return "its layer_norm_eps is not positive.";
    }
    return null;
  }

  /** The encoder's parameters, by Hugging Face name, with the shape each must have. */
  Map<String, long[]> parameterShapes() {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    shapes.put("embeddings.word_embeddings.weight", new long[] {vocabularySize, hiddenSize});
    shapes.put("embeddings.position_embeddings.weight", new long[] {maxPositions, hiddenSize});
    shapes.put("embeddings.token_type_embeddings.weight", new long[] {tokenTypes, hiddenSize});
    putPair(shapes, "embeddings.LayerNorm", hiddenSize);
    for (int layer = 0; layer < layers; layer++) {
      String prefix = "encoder.layer." + layer + ".";
      putPair(shapes, prefix + "attention.self.query", hiddenSize, hiddenSize);
      putPair(shapes, prefix + "attention.self.key", hiddenSize, hiddenSize);
      putPair(shapes, prefix + "attention.self.value", hiddenSize, hiddenSize);
      putPair(shapes, prefix + "attention.output.dense", hiddenSize, hiddenSize);
      putPair(shapes, prefix + "attention.output.LayerNorm", hiddenSize);
      putPair(shapes, prefix + "intermediate.dense", intermediateSize, hiddenSize);
      putPair(shapes, prefix + "output.dense", hiddenSize, intermediateSize);
      putPair(shapes, prefix + "output.LayerNorm", hiddenSize);
    }
    return shapes;
  }

  private static void putPair(Map<String, long[]> shapes, String prefix, long... weight) {
    shapes.put(prefix + ".weight", weight);
    shapes.put(prefix + ".bias", new long[] {weight[0]});
  }
}
