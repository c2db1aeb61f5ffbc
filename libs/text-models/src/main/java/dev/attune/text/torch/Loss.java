package dev.attune.text.torch;

import org.jspecify.annotations.Nullable;

/** How far logits are from their targets: the mean over what is counted. */
public enum Loss {
  /**
   * Of one logit per label, [batch, labels], against a probability for each label. A text whose row
   * sums to more or less than 1 counts more or less; a row of zeros does not count.
   */
  CROSS_ENTROPY("torch.cross_entropy_loss(%1$s, %2$s)"),
  /**
   * Of one logit per label, [batch, labels], each on its own, against 0 where the label is not
   * there and its weight where it is.
   */
  BINARY_CROSS_ENTROPY(
      "torch.binary_cross_entropy_with_logits(%1$s, torch.to(torch.gt(%2$s, 0), 6), torch.add(%2$s, torch.to(torch.eq(%2$s, 0), 6)))"),
  /**
   * The same against a share for each label. Targets are [batch, 2 labels]: the shares, from 0 to
   * 1, and behind them what each of these counts.
   */
  SOFT_BINARY_CROSS_ENTROPY(
      "torch.binary_cross_entropy_with_logits(%1$s, torch.narrow(%2$s, 1, 0, torch.size(%1$s, 1)), torch.narrow(%2$s, 1, torch.size(%1$s, 1), torch.size(%1$s, 1)))"),
  /**
   * Of one logit per tag and token, [batch, tokens, tags], against tag numbers [batch, tokens];
   * tokens with the target {@value Targets#IGNORED} do not count.
   */
  TAG_CROSS_ENTROPY(
      "torch.div(torch.cross_entropy_loss(torch.flatten(%1$s, 0, 1), torch.flatten(%2$s, 0, 1), None, 2, "
          + Targets.IGNORED
          + ", 0.), torch.clamp(torch.sum(torch.ne(%2$s, "
          + Targets.IGNORED
          + ")), 1))"),
  /**
   * The same targets as a whole sequence for each text: its negative log-likelihood in a
   * linear-chain conditional random field, whose transitions are learned with the logits. The mean
   * over all counted tokens, so that it compares with {@link #TAG_CROSS_ENTROPY}.
   */
  CRF("(self)." + CrfText.METHOD + "(%1$s, %2$s, %3$s, )"),
  /** Squared differences of outputs and targets, both [batch, outputs]. */
  SQUARED_ERROR("torch.mse_loss(%1$s, %2$s)");

  private final String template;

  Loss(String template) {
    this.template = template;
  }

  /** Whether there are logits and a target for each token. */
  public boolean perToken() {
    return this == TAG_CROSS_ENTROPY || this == CRF;
  }

  /**
   * The expression of the loss.
   *
   * @param transitions of {@link #CRF} alone
   */
  String text(String logits, String targets, @Nullable String transitions) {
    return template.formatted(logits, targets, transitions);
  }
}
