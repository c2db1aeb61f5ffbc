package dev.attune.text.base;

/**
 * What is known of a base model without reading its weights.
 *
 * @param name its name in the store, for example {@code minilm-l6-en}
 * @param language a BCP 47 tag, {@code und} when not recorded
 * @param encoder sizes of the network
 * @param parameters number of weights
 * @param pooling the pooling it was pretrained with
 * @param licence SPDX identifier, {@code unknown} when not recorded
 * @param source where the files came from
 * @param sha256 hash over the hashes of config.json, tokenizer.json and the files of the weights,
 *     lower-case hexadecimal; two stores hold the same model if and only if this is equal
 */
public record BaseModelInfo(
    String name,
    String language,
    EncoderShape encoder,
    long parameters,
    Pooling pooling,
    String licence,
    String source,
    String sha256) {

  /** The family of networks, as {@code model_type} names it: {@code bert}, for example. */
  public String architecture() {
    return encoder.architecture().id();
  }

  /** Number of transformer layers. */
  public int layers() {
    return encoder.layers();
  }

  /** Width of a token's vector and of a pooled text. */
  public int hiddenSize() {
    return encoder.hiddenSize();
  }

  /** Width inside the feed-forward block. */
  public int intermediateSize() {
    return encoder.intermediateSize();
  }

  /** Attention heads per layer. */
  public int heads() {
    return encoder.heads();
  }

  /** Longest input in tokens, those that open and close a text included. */
  public int maxTokens() {
    return encoder.maxTokens();
  }

  /** Number of token ids. */
  public int vocabularySize() {
    return encoder.vocabularySize();
  }

  /** Added to the variance in layer normalisation. */
  public float layerNormEpsilon() {
    return (float) encoder.layerNormEpsilon();
  }
}
