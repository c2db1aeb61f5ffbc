package dev.attune.api.gold;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds the label that somebody probably meant: one that differs in case, blanks, hyphens and
 * underscores or width alone, or by a typing error (optimal string alignment distance: insertions,
 * deletions, substitutions and swaps of neighbours).
 */
public final class SimilarLabels {
  private static final int SHORT = 4;
  private static final int LONG = 8;

  private SimilarLabels() {}

  /** What a label is but for case, blanks, hyphens, underscores and width. */
  public static String folded(String label) {
    return Normalizer.normalize(label, Normalizer.Form.NFKC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\s\\p{Z}_\\-]+", " ")
        .strip();
  }

  /** The label that is written differently only; null when there is none. */
  public static @Nullable String twin(String label, Collection<String> known) {
    String folded = folded(label);
    for (String one : known) {
      if (!one.equals(label) && folded(one).equals(folded)) {
        return one;
      }
    }
    return null;
  }

  /** The label of which it is probably a misspelling; null when there is none. */
  public static @Nullable String typo(String label, Collection<String> known) {
    int[] written = folded(label).codePoints().toArray();
    int allowed = written.length < SHORT ? 0 : written.length < LONG ? 1 : 2;
    String nearest = null;
    int least = allowed + 1;
    for (String one : known) {
      int[] other = folded(one).codePoints().toArray();
      if (Math.abs(other.length - written.length) < least && other.length >= SHORT) {
        int distance = distance(written, other);
        if (distance > 0 && distance < least) {
          least = distance;
          nearest = one;
        }
      }
    }
    return nearest;
  }

  private static int distance(int[] a, int[] b) {
    int[] before = new int[b.length + 1];
    int[] last = new int[b.length + 1];
    int[] row = new int[b.length + 1];
    for (int j = 0; j <= b.length; j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length; i++) {
      row[0] = i;
      for (int j = 1; j <= b.length; j++) {
        int substituted = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
        row[j] = Math.min(substituted, Math.min(last[j], row[j - 1]) + 1);
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      int[] free = before;
      before = last;
      last = row;
      row = free;
    }
    return last[b.length];
  }
}
