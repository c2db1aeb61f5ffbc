package dev.attune.agreement;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

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

  /**
   * The exact figure of each label by itself. All of them see the same draws. There is none of a
   * label that fewer items have than a figure takes.
   *
   * @return in the order of the labels
   */
  public static List<Agreement> exactOfEach(
      Annotations<Marking> annotations, List<String> labels, Sampling sampling) {
    Numbers<String> numbers = new Numbers<>(labels);
    Kinds<Map<Integer, Sums>> items =
        Kinds.comparable(annotations, answers -> ofEach(answers, numbers));
    List<Map<Integer, Sums>> kinds = items.seen();
    LabelSums sums = new LabelSums(2);
    for (Map<Integer, Sums> of : kinds) {
      of.forEach((label, sum) -> sums.add(label, sum.shared(), sum.all()));
      sums.next();
    }
    int[] having = new int[labels.size()];
    for (int item = 0; item < items.items(); item++) {
      kinds.get(items.of(item)).keySet().forEach(label -> having[label]++);
    }
    return sampling.measure(
        Statistic.SPAN_F1_EXACT,
        Evidence.of(items, annotations, items.items()),
        Shortage.SPANS,
        Arrays.stream(having).mapToObj(n -> new Evidence.Basis(n, n)).toList(),
        (times, values) -> {
          double[] shared = sums.sum(0, times, values.length);
          double[] all = sums.sum(1, times, values.length);
          for (int label = 0; label < values.length; label++) {
            values[label] = all[label] == 0 ? Double.NaN : shared[label] / all[label];
          }
        });
  }

  /** Spans are shared, one with one, that have a character in common and the same label. */
  public static Agreement overlap(Annotations<Marking> annotations, Sampling sampling) {
    return of(Statistic.SPAN_F1_OVERLAP, annotations, SpanF1::overlappingSpans, sampling);
  }

  /**
   * What an item adds.
   *
   * @param shared twice the shared spans of all pairs of annotators
   * @param all the spans of both, of all pairs
   */
  private record Sums(double shared, double all) {
    Sums plus(Sums other) {
      return new Sums(shared + other.shared, all + other.all);
    }
  }

  private static Agreement of(
      Statistic statistic,
      Annotations<Marking> annotations,
      ToDoubleFunction<List<Marking>> shared,
      Sampling sampling) {
    Kinds<Sums> items =
        Kinds.comparable(
            annotations,
            answers -> {
              double all = answers.stream().mapToInt(marking -> marking.spans().size()).sum();
              return new Sums(shared.applyAsDouble(answers), (answers.size() - 1) * all);
            });
    double[] shares = items.seen().stream().mapToDouble(Sums::shared).toArray();
    double[] spans = items.seen().stream().mapToDouble(Sums::all).toArray();
    return sampling.measure(
        statistic,
        Evidence.of(items, annotations, items.telling(sums -> sums.all() > 0 ? -1 : 0)),
        Shortage.SPANS,
        times -> {
          double both = 0;
          double all = 0;
          for (int kind = 0; kind < times.length; kind++) {
            both += times[kind] * shares[kind];
            all += times[kind] * spans[kind];
          }
          return all == 0 ? Double.NaN : both / all;
        });
  }

  /** A span that n annotators have is shared by n (n - 1) / 2 pairs. */
  private static double equalSpans(List<Marking> answers) {
    return counts(answers).values().stream().mapToDouble(n -> n * (n - 1.0)).sum();
  }

  private static Map<Span, Integer> counts(List<Marking> answers) {
    Map<Span, Integer> counts = new HashMap<>();
    answers.forEach(
        marking -> marking.spans().forEach(span -> counts.merge(span, 1, Integer::sum)));
    return counts;
  }

  private static Map<Integer, Sums> ofEach(List<Marking> answers, Numbers<String> labels) {
    Map<Integer, Sums> byLabel = new HashMap<>();
    counts(answers)
        .forEach(
            (span, n) -> {
              int label = labels.find(span.label());
              if (label >= 0) {
                byLabel.merge(
                    label, new Sums(n * (n - 1.0), n * (answers.size() - 1.0)), Sums::plus);
              }
            });
    return byLabel;
  }

  private static double overlappingSpans(List<Marking> answers) {
    List<Map<String, List<Span>>> byLabel =
        answers.stream()
            .map(marking -> marking.spans().stream().collect(Collectors.groupingBy(Span::label)))
            .toList();
    double sum = 0;
    for (int i = 0; i < byLabel.size(); i++) {
      for (int j = i + 1; j < byLabel.size(); j++) {
        for (Map.Entry<String, List<Span>> one : byLabel.get(i).entrySet()) {
          sum +=
              2 * overlapping(one.getValue(), byLabel.get(j).getOrDefault(one.getKey(), List.of()));
        }
      }
    }
    return sum;
  }

  /**
   * The largest number of pairs of spans of one label: of two that do not match, the one that ends
   * first can match nothing further on, since no annotator's spans overlap.
   */
  private static double overlapping(List<Span> left, List<Span> right) {
    int pairs = 0;
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
    return pairs;
  }
}
