package dev.attune.text.serve;

import dev.attune.text.answer.Answer;

/**
 * What an adapter says of a text.
 *
 * @param answer of the kind of the adapter's task
 * @param tokens how many tokens the encoder read
 * @param truncated whether the end of the text was cut off
 */
public record RowAnswer(Answer answer, int tokens, boolean truncated) {

  static RowAnswer of(Row row, TextVectors vectors) {
    SlotHeads heads = row.slot().heads();
    return new RowAnswer(
        heads.answer(heads.logits(vectors), row.encoding()),
        row.encoding().tokens(),
        row.encoding().truncated());
  }
}
