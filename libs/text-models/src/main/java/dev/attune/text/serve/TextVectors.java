package dev.attune.text.serve;

/**
 * What the encoder made of a text, as far as its heads need it.
 *
 * @param text the pooled vector; empty when no head reads it
 * @param tokens each token's vector, one after the other; empty when no head reads them
 */
@SuppressWarnings("ArrayRecordComponent") // read once, by the heads
record TextVectors(float[] text, float[] tokens) {}
