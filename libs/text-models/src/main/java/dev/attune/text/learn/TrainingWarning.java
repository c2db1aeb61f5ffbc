package dev.attune.text.learn;

/**
 * Something that did not stop a training but that its owner should know.
 *
 * @param kind for programs
 * @param message for people, one sentence
 */
public record TrainingWarning(Kind kind, String message) {

  /** What the warning is about. */
  public enum Kind {
    /** The loss came apart after some epochs; the weights are those of the best one before. */
    DIVERGED,
    /** The loss on validation is far above that of guessing; nothing was learned. */
    WORSE_THAN_GUESSING,
    /** Texts longer than {@code maxTokens} lost their end. */
    TRUNCATED_TEXTS,
    /** Texts of which the tokenizer leaves nothing. */
    EMPTY_TEXTS,
    /** More than a tenth of the tokens stand for what the base model's tokenizer does not know. */
    UNKNOWN_TOKENS,
    /** The same text with different labels. */
    CONFLICTING_LABELS,
    /** The same text in the training split and in another. */
    LEAKED_TEXTS,
    /** A label without texts in the validation or the test split. */
    LABEL_NOT_MEASURED,
    /** A scale on which all texts of the validation or the test split have the same value. */
    SCALE_NOT_MEASURED,
    /** An output of which every training text has the same labels. */
    ONE_ANSWER,
    /** An output for which the model answers the same of every validation text. */
    ALWAYS_THE_SAME,
    /** A label with so few training texts that it can hardly be learned. */
    RARE_LABEL,
    /** Soft labels were asked for, but no training text has the answers of several annotators. */
    NO_VOTES,
    /** The task marks texts out of scope, but no threshold could be found for the model. */
    NEVER_REFUSES
  }
}
