package dev.attune.text.learn;

import dev.attune.text.metrics.Slice;
import java.util.List;

/**
 * What the test split shows beside its figures.
 *
 * @param slices how the model did on each group of texts, the hard ones first
 * @param mistakes the worst wrong answers, at most fifty, the worst first; several outputs take
 *     turns
 * @param texts every text's answer beside the right one, in the order of the split
 */
public record Findings(List<Slice> slices, List<Mistake> mistakes, List<TestedText> texts) {

  public Findings {
    slices = List.copyOf(slices);
    mistakes = List.copyOf(mistakes);
    texts = List.copyOf(texts);
  }
}
