package dev.attune.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers written as tables. */
public final class Answers {
  /** Small examples are measured however small they are. */
  public static final Sampling SMALL = new Sampling(200, 7, 2);

  private Answers() {}

  /** One row an annotator, one column an item, null for no answer. */
  public static <V> Annotations<V> byAnnotator(List<? extends List<? extends @Nullable V>> rows) {
    List<Annotation<V>> answers = new ArrayList<>();
    for (int annotator = 0; annotator < rows.size(); annotator++) {
      for (int item = 0; item < rows.get(annotator).size(); item++) {
        V value = rows.get(annotator).get(item);
        if (value != null) {
          answers.add(new Annotation<>("item%04d".formatted(item), "coder" + annotator, value));
        }
      }
    }
    return Annotations.of(answers);
  }

  /** One text an annotator, one character an item's label, a point for no answer. */
  public static Annotations<String> ofLetters(String... rows) {
    return byAnnotator(
        Arrays.stream(rows)
            .map(
                row ->
                    row.chars().mapToObj(c -> c == '.' ? null : String.valueOf((char) c)).toList())
            .toList());
  }

  /** The figure, which must have been measured. */
  public static double value(Agreement agreement) {
    return measured(agreement).value();
  }

  /** The answer, which must be a figure. */
  public static Agreement.Measured measured(Agreement agreement) {
    if (agreement instanceof Agreement.Measured measured) {
      return measured;
    }
    throw new AssertionError(agreement.toString());
  }
}
