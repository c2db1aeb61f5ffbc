package dev.attune.text.metrics;

/** The figure that epochs of a single-label model are compared by, without its interval. */
public final class Headline {
  private Headline() {}

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
