package dev.attune.text.learn;

/**
 * The loss grew without bound or stopped being a number, and no epoch had ended well before; there
 * is no model worth keeping.
 */
public final class DivergedException extends TrainingException {
  private static final long serialVersionUID = 1L;

  private final Divergence divergence;

  DivergedException(Divergence divergence) {
    this(divergence, "before an epoch had ended well");
  }

  private DivergedException(Divergence divergence, String why) {
    super(divergence.failure(why));
    this.divergence = divergence;
  }

  /** What is said of a search of which no trial is left; this is the last one. */
  DivergedException inEveryTrial() {
    return new DivergedException(divergence, "as every trial of the search came apart");
  }

  Divergence divergence() {
    return divergence;
  }
}
