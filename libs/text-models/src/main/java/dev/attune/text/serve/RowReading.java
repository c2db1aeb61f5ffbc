package dev.attune.text.serve;

import dev.attune.text.answer.Answer;
import dev.attune.text.answer.Uncertainty;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What an adapter says of a text, and what choosing texts to label needs to know of it.
 *
 * @param answer of the kind of the adapter's task
 * @param uncertainty as {@link Uncertainty} defines it
 * @param vector the pooled vector of the text, or the mean of its tokens' where the adapter reads
 *     tokens alone, [hidden]
 */
@SuppressWarnings("ArrayRecordComponent") // handed on as it is
public record RowReading(Answer answer, OptionalDouble uncertainty, float[] vector) {

  static RowReading of(Row row, TextVectors vectors) {
    SlotHeads heads = row.slot().heads();
    List<float[]> logits = heads.logits(vectors);
    return new RowReading(
        heads.answer(logits, row.encoding()),
        heads.uncertainty(logits, row.encoding()),
        vectors.text().length > 0
            ? vectors.text().clone()
            : mean(vectors.tokens(), row.encoding().tokens()));
  }

  private static float[] mean(float[] tokens, int count) {
    float[] mean = new float[tokens.length / count];
    for (int i = 0; i < tokens.length; i++) {
      mean[i % mean.length] += tokens[i] / count;
    }
    return mean;
  }
}
