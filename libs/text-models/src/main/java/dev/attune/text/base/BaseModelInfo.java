package dev.attune.text.base;

/**
 * What is known of a base model without reading its weights.
 *
 * @param name its name in the store, for example {@code minilm-l6-en}
 * @param language a BCP 47 tag, {@code und} when not recorded
 * @param architecture the family of networks; {@code bert} is the one supported
 * @param layers number of transformer layers
 * @param hiddenSize width of a token's vector and of a pooled text
 * @param intermediateSize width inside the feed-forward block
 * @param heads attention heads per layer
 * @param maxTokens longest input in tokens, {@code [CLS]} and {@code [SEP]} included
 * @param vocabularySize number of token ids
 * @param parameters number of weights
 * @param pooling the pooling it was pretrained with
 * @param layerNormEpsilon added to the variance in layer normalisation
 * @param licence SPDX identifier, {@code unknown} when not recorded
 * @param source where the files came from
 * @param sha256 hash over the hashes of config.json, tokenizer.json and model.safetensors,
 *     lower-case hexadecimal; two stores hold the same model if and only if this is equal
 */
public record BaseModelInfo(
    String name,
    String language,
    String architecture,
    int layers,
    int hiddenSize,
    int intermediateSize,
    int heads,
    int maxTokens,
    int vocabularySize,
    long parameters,
    Pooling pooling,
    float layerNormEpsilon,
    String licence,
    String source,
    String sha256) {}
