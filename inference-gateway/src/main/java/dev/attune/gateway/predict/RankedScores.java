package dev.attune.gateway.predict;

import dev.attune.text.serve.Scores;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Probabilities by label, best first. */
final class RankedScores {
  private RankedScores() {}

  static Map<String, Float> of(Scores scores, @Nullable Integer topK) {
    float[] probabilities = scores.probabilities();
    Map<String, Float> ranked = new LinkedHashMap<>();
    IntStream.range(0, probabilities.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> probabilities[i]).reversed())
        .limit(topK == null ? probabilities.length : topK)
        .forEach(i -> ranked.put(scores.labels().get(i), probabilities[i]));
    return ranked;
  }
}
