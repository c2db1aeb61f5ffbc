package dev.attune.text.learn;

/**
 * How vectors were standardised: by those of the training texts, and of their tokens.
 *
 * @param texts of the texts' vectors
 * @param tokens of the tokens' vectors
 */
record Scales(Standardisation texts, Standardisation tokens) {

  /** That of the vectors that a goal's head reads. */
  Standardisation of(Goal goal) {
    return goal.objective().perToken() ? tokens : texts;
  }
}
