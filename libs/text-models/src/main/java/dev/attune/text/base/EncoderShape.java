package dev.attune.text.base;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The one description of an encoder's network: what training emits as TorchScript, serving as ONNX,
 * and the store compares weights with.
 *
 * @param architecture the family, which decides the names in files
 * @param activation between the linears of a feed-forward block
 * @param layers number of transformer layers
 * @param hiddenSize width of a token's vector and of a pooled text
 * @param intermediateSize width inside the feed-forward block
 * @param heads attention heads per layer
 * @param embeddingSize width of the embeddings; where it is not the hidden size, a linear follows
 *     them
 * @param vocabularySize number of token ids
 * @param tokenTypes number of segments a token can be marked with, 0 if there is no such mark; a
 *     text is always segment 0
 * @param positions rows of the position embeddings
 * @param firstPosition the row of a text's first token
 * @param layerNormEpsilon added to the variance in layer normalisation
 */
public record EncoderShape(
    Architecture architecture,
    Activation activation,
    int layers,
    int hiddenSize,
    int intermediateSize,
    int heads,
    int embeddingSize,
    int vocabularySize,
    int tokenTypes,
    int positions,
    int firstPosition,
    double layerNormEpsilon) {

  public static final String WORDS = "embeddings.word_embeddings.weight";
  public static final String POSITIONS = "embeddings.position_embeddings.weight";
  public static final String TOKEN_TYPES = "embeddings.token_type_embeddings.weight";

  /** The linear between embeddings and layers, where there is one. */
  public static final String PROJECTION = "embeddings_project";

  /** A BERT of the usual kind. */
  public static EncoderShape bert(
      int layers,
      int hiddenSize,
      int intermediateSize,
      int heads,
      int vocabularySize,
      int positions,
      double layerNormEpsilon) {
    return new EncoderShape(
        Architecture.BERT,
        Activation.GELU,
        layers,
        hiddenSize,
        intermediateSize,
        heads,
        hiddenSize,
        vocabularySize,
        2,
        positions,
        0,
        layerNormEpsilon);
  }

  /** The longest input in tokens. */
  public int maxTokens() {
    return positions - firstPosition;
  }

  /** Whether a linear brings the embeddings to the width of the layers. */
  public boolean projectsEmbeddings() {
    return embeddingSize != hiddenSize;
  }

  /** The encoder's parameters, by BERT's names, with the shape of each. */
  public Map<String, long[]> parameterShapes() {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    shapes.put(WORDS, new long[] {vocabularySize, embeddingSize});
    shapes.put(POSITIONS, new long[] {positions, embeddingSize});
    if (tokenTypes > 0) {
      shapes.put(TOKEN_TYPES, new long[] {tokenTypes, embeddingSize});
    }
    putPair(shapes, "embeddings.LayerNorm", embeddingSize);
    if (projectsEmbeddings()) {
      putPair(shapes, PROJECTION, hiddenSize, embeddingSize);
    }
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
