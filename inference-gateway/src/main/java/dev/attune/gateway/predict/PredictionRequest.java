package dev.attune.gateway.predict;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks.
 *
 * @param inputs 1 to 256 texts; 16 with {@code explain}
 * @param explain whether to attribute the scores to tokens
 * @param topK how many scores to answer, best first; all when null
 */
public record PredictionRequest(List<Input> inputs, boolean explain, @Nullable Integer topK) {
  Options options() {
    return new Options(explain, topK);
  }
}
