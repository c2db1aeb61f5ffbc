package dev.attune.agreement;

/** The figures that this library computes; their definitions are in docs/agreement.md. */
public enum Statistic {
  COHEN_KAPPA,
  COHEN_KAPPA_LINEAR,
  COHEN_KAPPA_QUADRATIC,
  FLEISS_KAPPA,
  KRIPPENDORFF_ALPHA_NOMINAL,
  KRIPPENDORFF_ALPHA_ORDINAL,
  KRIPPENDORFF_ALPHA_INTERVAL,
  KRIPPENDORFF_ALPHA_JACCARD,
  KRIPPENDORFF_ALPHA_MASI,
  GWET_AC1,
  SPAN_F1_EXACT(false),
  SPAN_F1_OVERLAP(false),
  UNITIZED_ALPHA,
  UNITIZED_ALPHA_PLACES;

  private final boolean chanceCorrected;

  Statistic() {
    this(true);
  }

  Statistic(boolean chanceCorrected) {
    this.chanceCorrected = chanceCorrected;
  }

  /** Whether 0 means agreement by chance and not none at all. */
  public boolean chanceCorrected() {
    return chanceCorrected;
  }
}
