package dev.attune.text.metrics;

/** The two figures a model is judged by. */
public final class Headline {
  private Headline() {}

  /** Share of texts that were given their true label. */
  public static double accuracy(int[] truth, int[] answers) {
    int correct = 0;
    for (int i = 0; i < truth.length; i++) {
      correct += truth[i] == answers[i] ? 1 : 0;
    }
    return correct / (double) truth.length;
  }

  /**
   * The mean F1 over the labels that occur, as a true label or as an answer. This is scikit-learn's
   * {@code f1_score(average="macro")}.
   *
   * @param labels how many labels there are
   */
  public static double macroF1(int labels, int[] truth, int[] answers) {
    int[] correct = new int[labels];
    int[] occurrences = new int[labels];
    for (int i = 0; i < truth.length; i++) {
      occurrences[truth[i]]++;
      occurrences[answers[i]]++;
      if (truth[i] == answers[i]) {
        correct[truth[i]]++;
      }
    }
    double sum = 0;
    int occurring = 0;
    for (int label = 0; label < labels; label++) {
      if (occurrences[label] > 0) {
        sum += 2.0 * correct[label] / occurrences[label];
        occurring++;
      }
    }
    return occurring == 0 ? 0 : sum / occurring;
  }
}
