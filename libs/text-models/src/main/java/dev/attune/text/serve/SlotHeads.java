package dev.attune.text.serve;

import dev.attune.text.adapter.Head;
import dev.attune.text.answer.Answer;
import dev.attune.text.answer.Reader;
import dev.attune.text.answer.Uncertainty;
import dev.attune.text.base.Encoding;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The heads of one adapter, ready to answer. */
final class SlotHeads {
  private final List<Head> heads;
  private final List<LinearHead> linears;

  SlotHeads(List<Head> heads) {
    this.heads = heads;
    this.linears = heads.stream().map(LinearHead::new).toList();
  }

  /** Whether a head needs the pooled text. */
  boolean readText() {
    return !heads.stream().allMatch(Head::perToken);
  }

  /** Whether a head needs the tokens. */
  boolean readTokens() {
    return heads.stream().anyMatch(Head::perToken);
  }

  Answer answer(List<float[]> logits, Encoding encoding) {
    return Reader.read(heads, logits, encoding);
  }

  OptionalDouble uncertainty(List<float[]> logits, Encoding encoding) {
    return Uncertainty.of(heads, logits, encoding);
  }

  /** Of each head, as {@link Reader} takes them. */
  List<float[]> logits(TextVectors vectors) {
    List<float[]> logits = new ArrayList<>(heads.size());
    for (int i = 0; i < heads.size(); i++) {
      logits.add(
          linears.get(i).logits(heads.get(i).perToken() ? vectors.tokens() : vectors.text()));
    }
    return logits;
  }
}
