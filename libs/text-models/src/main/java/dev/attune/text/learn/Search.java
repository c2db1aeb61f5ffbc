package dev.attune.text.learn;

/**
 * Asks for a search of the hyperparameters around those of the plan: several settings are tried
 * with few epochs, the better third with more, until one is left and trained in full (successive
 * halving, Jamieson and Talwalkar 2016; Li et al. 2018). Tried are the learning rate from a quarter
 * to four times the plan's, the rank where the method has one, and the number of epochs. The first
 * trial has the plan's own settings. Only the validation split decides.
 *
 * @param trials how many settings are tried
 */
public record Search(int trials) {
  /** The name in APIs. */
  public static final String FIELD = "trials";

  /** The fewest trials that are a search. */
  public static final int LEAST = 2;

  /** The most trials that one training may ask for. */
  public static final int MOST = 32;

  /**
   * @throws HyperparameterException if the number is out of range
   */
  public Search {
    if (trials < LEAST || trials > MOST) {
      throw new HyperparameterException(
          FIELD, "%s is %d; it must be from %d to %d.".formatted(FIELD, trials, LEAST, MOST));
    }
  }
}
