package dev.attune.text.metrics;

/** How a model did on one split, by the kind of its task. */
public sealed interface Evaluation
    permits LabelEvaluation,
        LabelSetEvaluation,
        EntityEvaluation,
        ValueEvaluation,
        JointEvaluation {

  /** Number of texts. */
  int examples();

  /** The figure that such models are judged by, with its 95 % interval. */
  Figure headline();
}
