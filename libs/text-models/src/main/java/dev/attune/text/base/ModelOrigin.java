package dev.attune.text.base;

/**
 * What the files of a base model do not say about it.
 *
 * @param language a BCP 47 tag, for example {@code zh}
 * @param pooling the pooling it was pretrained with
 * @param licence SPDX identifier, for example {@code Apache-2.0}
 * @param source where the files came from
 */
public record ModelOrigin(String language, Pooling pooling, String licence, String source) {}
