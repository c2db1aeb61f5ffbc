package dev.attune.console.platform.annotation;

/**
 * What waits for the reader in a data set. Nothing is counted beyond 1,000.
 *
 * @param toAnswer texts that the reader could be handed
 * @param returned the reader's answers that were sent back
 * @param toDecide texts that wait for a reviewer; 0 for those who decide nothing
 */
public record WaitingWork(
    String dataset, String datasetName, int toAnswer, int returned, int toDecide) {

  private static final int MOST = 1000;

  public String textsToAnswer() {
    return told(toAnswer);
  }

  public String answersReturned() {
    return told(returned);
  }

  public String textsToDecide() {
    return told(toDecide);
  }

  /** {@code 1,000+} where there may be more. */
  private static String told(int count) {
    return count < MOST ? Integer.toString(count) : "1,000+";
  }
}
