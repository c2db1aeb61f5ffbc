package dev.attune.agreement;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Krippendorff's alpha (Krippendorff 2011): one minus the disagreement of answers to the same item
 * over the disagreement of answers drawn from all. It takes any number of annotators and missing
 * answers; items with one answer are left out.
 */
public final class KrippendorffAlpha {
  private KrippendorffAlpha() {}

  /** For labels without an order: two answers are the same or not. */
  public static <V> Agreement nominal(Annotations<V> annotations, Sampling sampling) {
    Codes<V> codes = Codes.comparable(annotations, annotations.values());
    double[] within = codes.same();
    for (int kind = 0; kind < within.length; kind++) {
      int answers = codes.kinds().get(kind).length;
      within[kind] = (answers * (answers - 1.0) - within[kind]) / (answers - 1);
    }
    return measure(
        Statistic.KRIPPENDORFF_ALPHA_NOMINAL,
        codes,
        sampling,
        (times, totals) ->
            alpha(observed(within, times), ofDifferent(totals), Arrays.stream(totals).sum()));
  }

  /**
   * The nominal alpha of each label by itself: whether an answer has it or not. All of them see the
   * same draws. There is none of a label that somebody gave to fewer items than a figure takes:
   * that nobody gave it to all the others says nothing of how far they agree on it.
   *
   * @param labelsIn the labels in an answer, each once
   * @return in the order of the labels
   */
  public static <V> List<Agreement> nominalOfEach(
      Annotations<V> annotations,
      List<String> labels,
      Function<? super V, ? extends Collection<String>> labelsIn,
      Sampling sampling) {
    Numbers<String> numbers = new Numbers<>(labels);
    Kinds<Given> items =
        Kinds.comparable(
            annotations, answers -> Given.of(answers.stream().map(labelsIn).toList(), numbers));
    int[] answers = items.seen().stream().mapToInt(Given::answers).toArray();
    LabelSums sums = new LabelSums(2);
    items.seen().forEach(given -> given.addTo(sums));
    return sampling.measure(
        Statistic.KRIPPENDORFF_ALPHA_NOMINAL,
        Evidence.of(items, annotations, items.items()),
        Shortage.DIFFERENT_ANSWERS,
        bases(items, labels.size()),
        (times, values) -> {
          double all = 0;
          for (int kind = 0; kind < times.length; kind++) {
            all += (double) times[kind] * answers[kind];
          }
          double[] totals = sums.sum(0, times, values.length);
          double[] observed = sums.sum(1, times, values.length);
          for (int label = 0; label < values.length; label++) {
            values[label] = alpha(observed[label], 2 * totals[label] * (all - totals[label]), all);
          }
        });
  }

  /** On how many items somebody gave each label, and how many of all tell how far they agree. */
  private static List<Evidence.Basis> bases(Kinds<Given> items, int labels) {
    List<Given> kinds = items.seen();
    int[] by = new int[labels];
    int[] byAll = new int[labels];
    for (int item = 0; item < items.items(); item++) {
      Given given = kinds.get(items.of(item));
      given
          .counts()
          .forEach(
              (label, count) -> {
                by[label]++;
                byAll[label] += count == given.answers() ? 1 : 0;
              });
    }
    return IntStream.range(0, labels)
        .mapToObj(
            label ->
                new Evidence.Basis(by[label], Math.min(by[label], items.items() - byAll[label])))
        .toList();
  }

  /**
   * The labels in the answers to an item.
   *
   * @param counts how many answers have each label that one of them has, by the label's number
   */
  private record Given(int answers, Map<Integer, Integer> counts) {
    static Given of(List<? extends Collection<String>> said, Numbers<String> numbers) {
      Map<Integer, Integer> counts = new HashMap<>();
      for (Collection<String> labels : said) {
        for (String label : labels) {
          int number = numbers.find(label);
          if (number >= 0) {
            counts.merge(number, 1, Integer::sum);
          }
        }
      }
      return new Given(said.size(), counts);
    }

    /** How often each label is given, and the disagreement on it within the item. */
    void addTo(LabelSums sums) {
      counts.forEach(
          (label, count) ->
              sums.add(label, count, 2.0 * count * (answers - count) / (answers - 1)));
      sums.next();
    }
  }

  /**
   * For labels in an order: two are as far apart as there are answers between them.
   *
   * @param order all labels, the lowest first
   */
  public static <V> Agreement ordinal(
      Annotations<V> annotations, List<V> order, Sampling sampling) {
    Codes<V> codes = Codes.comparable(annotations, order);
    return measure(
        Statistic.KRIPPENDORFF_ALPHA_ORDINAL,
        codes,
        sampling,
        (times, totals) -> Squares.alpha(codes.kinds(), times, Squares.middleRanks(totals)));
  }

  /** For values on a scale: the squared difference. */
  public static Agreement interval(Annotations<Double> annotations, Sampling sampling) {
    Codes<Double> codes = Codes.comparable(annotations, new TreeSet<>(annotations.values()));
    double[] values = codes.values().stream().mapToDouble(Double::doubleValue).toArray();
    double middle = Arrays.stream(values).average().orElse(0);
    double[] centred = Arrays.stream(values).map(value -> value - middle).toArray();
    return measure(
        Statistic.KRIPPENDORFF_ALPHA_INTERVAL,
        codes,
        sampling,
        (times, totals) -> Squares.alpha(codes.kinds(), times, centred));
  }

  /**
   * For sets of labels. Time grows with the square of the number of sets that differ; of more than
   * {@value DrawnSets#MOST} only so many items take part, drawn by the sampling's seed, that there
   * are no more. The others are left out.
   */
  public static Agreement labelSets(
      Annotations<Set<String>> annotations, SetDistance distance, Sampling sampling) {
    Annotations<Set<String>> drawn = DrawnSets.of(annotations, sampling.seed());
    Codes<Set<String>> codes = Codes.comparable(drawn, drawn.values());
    SharedLabels shared = SharedLabels.of(codes.values(), distance);
    double[] within = codes.kinds().stream().mapToDouble(shared::within).toArray();
    return sampling.measure(
        distance.statistic(),
        Evidence.of(codes.items(), annotations, codes.telling()),
        Shortage.DIFFERENT_ANSWERS,
        times -> {
          double[] totals = codes.totals(times);
          return alpha(observed(within, times), shared.ofAll(totals), Arrays.stream(totals).sum());
        });
  }

  /** Alpha from how often each kind of item and each value is drawn. */
  private interface Figure {
    double of(int[] times, double[] totals);
  }

  private static Agreement measure(
      Statistic statistic, Codes<?> codes, Sampling sampling, Figure figure) {
    return sampling.measure(
        statistic,
        codes.evidence(),
        Shortage.DIFFERENT_ANSWERS,
        times -> figure.of(times, codes.totals(times)));
  }

  /** Both disagreements are sums over pairs of answers; {@code answers} is their number. */
  private static double alpha(double observed, double expected, double answers) {
    return expected <= 0 ? Double.NaN : 1 - observed * (answers - 1) / expected;
  }

  private static double observed(double[] within, int[] times) {
    double sum = 0;
    for (int kind = 0; kind < times.length; kind++) {
      sum += times[kind] * within[kind];
    }
    return sum;
  }

  private static double ofDifferent(double[] totals) {
    double all = Arrays.stream(totals).sum();
    return Arrays.stream(totals).map(total -> total * (all - total)).sum();
  }
}
