package dev.attune.text.learn;

/**
 * The loss grew without bound or stopped being a number, and no epoch had ended well before; there
 * is no model worth keeping.
 */
public final class DivergedException extends TrainingException {
  private static final long serialVersionUID = 1L;

  private final Divergence divergence;

  DivergedException(Divergence divergence) {
    super(divergence.failure());
    this.divergence = divergence;
  }

  Divergence divergence() {
    return divergence;
  }
}
