package dev.attune.text.torch;

import java.util.List;

/**
 * Emits the loss of a linear-chain conditional random field (Lafferty et al. 2001): the negative
 * log-likelihood of each text's tags among all sequences of tags, whose sum is formed by the
 * forward algorithm, word by word for all texts of a batch at once.
 *
 * <p>Only words count. Tokens without a target are taken out first, so that the tag before that of
 * a word is that of the word before.
 */
final class CrfText {
  static final String METHOD = "crf";

  private CrfText() {}

  /**
   * A method from logits [batch, tokens, tags], targets [batch, tokens] and transitions [tags + 1,
   * tags] to the mean loss of a word.
   */
  static String method() {
    MethodText method = new MethodText(METHOD, List.of("logits", "targets", "transitions"));
    method.let("tags", "torch.size(transitions, 1)");
    gatherWords(method);
    scoreSequences(method);
    sumAllSequences(method);
    method.let("losses", "torch.mul(torch.sub(total, score), torch.gt(lengths, 0))");
    return method.returning("torch.div(torch.sum(losses), torch.clamp(torch.sum(lengths), 1))");
  }

  /**
   * Moves the words of each text to its front: {@code gold} and {@code counted} are [batch, words].
   */
  private static void gatherWords(MethodText method) {
    method.let("ignored", "torch.eq(targets, %d)".formatted(Targets.IGNORED));
    method.let(
        "lengths", "torch.sum(torch.to(torch.ne(targets, %d), 4), [1])".formatted(Targets.IGNORED));
    method.let("words", "int(torch.clamp(torch.max(lengths), 1))");
    method.let(
        "front", "torch.argsort(torch.to(ignored, 4), stable=True, dim=1, descending=False)");
    method.let("order", "torch.slice(front, 1, 0, words)");
    method.let("found", "torch.gather(targets, 1, order)");
    method.let("counted", "torch.ne(found, %d)".formatted(Targets.IGNORED));
    method.let("gold", "torch.clamp(found, 0)");
    method.let(
        "scores",
        "torch.gather(logits, 1, torch.expand(torch.unsqueeze(order, 2), [-1, -1, tags]))");
  }

  /**
   * {@code score} [batch] is that of the right sequence. Products with ones and zeros keep the
   * order of every sum, which scattered additions would not on every device.
   */
  private static void scoreSequences(MethodText method) {
    method.let("before", "torch.slice(torch.constant_pad_nd(gold, [1, 0], tags), 1, 0, words)");
    method.let("steps", "torch.matmul(%s, transitions)".formatted(oneHot("before", "tags + 1")));
    method.let(
        "right", "torch.mul(%s, torch.unsqueeze(counted, 2))".formatted(oneHot("gold", "tags")));
    method.let("score", "torch.sum(torch.mul(torch.add(scores, steps), right), [1, 2])");
  }

  /** {@code total} [batch] is the logarithm of the sum over all sequences. */
  private static void sumAllSequences(MethodText method) {
    method.let("step", "torch.unsqueeze(torch.slice(transitions, 0, 0, tags), 0)");
    method.let(
        "reached", "torch.add(torch.select(scores, 1, 0), torch.select(transitions, 0, tags))");
    method.repeat(
        "before_word",
        "words - 1",
        () -> {
          method.let("word", "before_word + 1");
          method.let(
              "arriving", "torch.logsumexp(torch.add(torch.unsqueeze(reached, 2), step), [1])");
          method.let("next", "torch.add(arriving, torch.select(scores, 1, word))");
          method.let("going_on", "torch.unsqueeze(torch.select(counted, 1, word), 1)");
          method.let("reached", "torch.where(going_on, next, reached)");
        });
    method.let("total", "torch.logsumexp(reached, [1])");
  }

  private static String oneHot(String numbers, String width) {
    return "torch.to(torch.one_hot(%s, %s), 6)".formatted(numbers, width);
  }
}
