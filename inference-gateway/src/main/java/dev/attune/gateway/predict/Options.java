package dev.attune.gateway.predict;

import org.jspecify.annotations.Nullable;

/**
 * How inputs are to be answered.
 *
 * @param explain whether to say what each token has to do with the answer
 * @param topK how many scores to answer, best first; all when null
 */
record Options(boolean explain, @Nullable Integer topK) {}
