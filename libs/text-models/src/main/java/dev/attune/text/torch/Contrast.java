package dev.attune.text.torch;

/**
 * How vectors of texts with the same label are drawn together and others pushed apart, over all
 * pairs of texts in a batch. In terms of the variables {@code similar}, the cosines of all pairs,
 * {@code same} and {@code positives}, 1 for pairs of one label, the latter without the texts paired
 * with themselves, and {@code self_pairs}, 1 for those.
 */
public enum Contrast {
  /**
   * Squared distance of the cosine from 1 for pairs of one label and from 0 for others, each kind
   * counting half (the loss of SetFit, Tunstall et al. 2022).
   */
  COSINE {
    // Of a cosine of one half for every pair.
    @Override
    public double guessingLoss(int texts) {
      return 0.25;
    }

    @Override
    String loss(MethodText method) {
      method.let("negatives", "torch.rsub(same, 1)");
      return "torch.add(%s, %s)"
          .formatted(
              halfMean("torch.pow(torch.rsub(similar, 1), 2)", "positives"),
              halfMean("torch.pow(similar, 2)", "negatives"));
    }
  },
  /**
   * How surely a text of the same label is told from all others of the batch by its cosine (the
   * supervised contrastive loss, Khosla et al. 2020).
   */
  SUPERVISED {
    // Of the same cosine with each of the other texts.
    @Override
    public double guessingLoss(int texts) {
      return Math.log(Math.max(2, texts - 1));
    }

    @Override
    String loss(MethodText method) {
      method.let(
          "logp",
          "torch.log_softmax(torch.sub(torch.div(similar, %s), torch.mul(self_pairs, 1e9)), 1)"
              .formatted(TEMPERATURE));
      method.let("counts", "torch.sum(positives, [1])");
      method.let(
          "surprise",
          "torch.div(torch.sum(torch.mul(positives, logp), [1]), torch.clamp_min(counts, 1))");
      return "torch.neg(torch.div(torch.sum(surprise), torch.clamp_min(torch.sum(torch.clamp_max(counts, 1)), 1)))";
    }
  };

  private static final double TEMPERATURE = 0.1;

  /**
   * The loss of vectors that tell no labels apart.
   *
   * @param texts in a batch
   */
  public abstract double guessingLoss(int texts);

  /** Emits what is needed and returns the expression of the loss. */
  abstract String loss(MethodText method);

  private static String halfMean(String values, String which) {
    return "torch.div(torch.sum(torch.mul(%s, %s)), torch.clamp_min(torch.mul(torch.sum(%s), 2), 1))"
        .formatted(values, which, which);
  }
}
