package dev.attune.agreement;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntBiFunction;

/**
 * How many spans two annotators share: F1 of one against the other, which is the same both ways,
 * over all pairs of annotators and all texts together (Hripcsak and Rothschild 2005 on why F1 and
 * not kappa: nobody counts the spans that both left out).
 */
public final class SpanF1 {
  private SpanF1() {}

  /** Spans are shared that have the same start, end and label. */
  public static Agreement exact(Annotations<Marking> annotations, Sampling sampling) {
    return of(Statistic.SPAN_F1_EXACT, annotations, SpanF1::equalSpans, sampling);
  }

  /** Spans are shared, one with one, that have a character in common and the same label. */
  public static Agreement overlap(Annotations<Marking> annotations, Sampling sampling) {
    return of(Statistic.SPAN_F1_OVERLAP, annotations, SpanF1::overlappingSpans, sampling);
  }

  private static Agreement of(
      Statistic statistic,
      Annotations<Marking> annotations,
      ToIntBiFunction<Marking, Marking> shared,
      Sampling sampling) {
    Codes<Marking> codes = Codes.comparable(annotations, annotations.values());
    double[] matched = new double[codes.items().size()];
    double[] marked = new double[matched.length];
    for (int item = 0; item < matched.length; item++) {
      int[] answers = codes.items().get(item);
      for (int i = 0; i < answers.length; i++) {
        for (int j = i + 1; j < answers.length; j++) {
          Marking one = codes.values().get(answers[i]);
          Marking other = codes.values().get(answers[j]);
          matched[item] += 2.0 * shared.applyAsInt(one, other);
          marked[item] += one.spans().size() + other.spans().size();
        }
      }
    }
    return sampling.measure(
        statistic,
        codes.evidence(),
        Shortage.SPANS,
        times -> {
          double both = 0;
          double all = 0;
          for (int item = 0; item < times.length; item++) {
            both += times[item] * matched[item];
            all += times[item] * marked[item];
          }
          return all == 0 ? Double.NaN : both / all;
        });
  }

  private static int equalSpans(Marking one, Marking other) {
    Set<Span> shared = new HashSet<>(one.spans());
    shared.retainAll(new HashSet<>(other.spans()));
    return shared.size();
  }

  /**
   * The largest number of pairs: of two spans that do not match, the one that ends first can match
   * nothing further on, since no annotator's spans overlap.
   */
  private static int overlappingSpans(Marking one, Marking other) {
    int pairs = 0;
    Set<String> labels = new HashSet<>();
    one.spans().forEach(span -> labels.add(span.label()));
    for (String label : labels) {
      List<Span> left = one.only(label).spans();
      List<Span> right = other.only(label).spans();
      int i = 0;
      int j = 0;
      while (i < left.size() && j < right.size()) {
        if (left.get(i).overlaps(right.get(j))) {
          pairs++;
          i++;
          j++;
        } else if (left.get(i).end() <= right.get(j).start()) {
          i++;
        } else {
          j++;
        }
      }
    }
    return pairs;
  }
}
