package dev.attune.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Krippendorff's alpha for spans, uα (Krippendorff, Mathet, Bouvry and Widlöcher 2016, sections 4
 * and 5): agreement by length on which stretches are marked, where they begin and end, and as what,
 * with the gaps between spans as one more kind. Texts follow each other as one continuum; a text
 * with one marking is left out.
 */
public final class UnitizedAlpha {
  private static final String GAP = "";

  private UnitizedAlpha() {}

  /** Of places and labels together. */
  public static Agreement of(Annotations<Marking> annotations, Sampling sampling) {
    return measure(Statistic.UNITIZED_ALPHA, annotations.map(UnitizedAlpha::segments), sampling);
  }

  /** Of places alone, |uα: what is marked at all. */
  public static Agreement ofPlaces(Annotations<Marking> annotations, Sampling sampling) {
    return measure(
        Statistic.UNITIZED_ALPHA_PLACES,
        annotations.map(marking -> segments(marking.withoutLabels())),
        sampling);
  }

  /** The whole text in pieces: spans under their labels and the gaps between them. */
  private static List<Span> segments(Marking marking) {
    List<Span> segments = new ArrayList<>();
    int end = 0;
    for (Span span : marking.spans()) {
      if (span.start() > end) {
        segments.add(new Span(end, span.start(), GAP));
      }
      segments.add(new Span(span.start(), span.end(), "=" + span.label()));
      end = span.end();
    }
    if (end < marking.length()) {
      segments.add(new Span(end, marking.length(), GAP));
    }
    return segments;
  }

  private static Agreement measure(
      Statistic statistic, Annotations<List<Span>> annotations, Sampling sampling) {
    List<Text> texts = new ArrayList<>();
    int leftOut = 0;
    for (String item : annotations.items()) {
      List<List<Span>> answers = annotations.answers(item);
      if (answers.size() < 2) {
        leftOut++;
      } else {
        texts.add(Text.of(answers));
      }
    }
    return sampling.measure(
        statistic,
        new Evidence(texts.size(), texts.size(), leftOut, annotations.annotators().size()),
        texts.stream().allMatch(Text::isBlank) ? Shortage.SPANS : Shortage.DIFFERENT_ANSWERS,
        times -> alpha(texts, times));
  }

  private static double alpha(List<Text> texts, int[] times) {
    double length = 0;
    double different = 0;
    double own = 0;
    Map<String, Double> lengths = new TreeMap<>();
    for (int i = 0; i < times.length; i++) {
      if (times[i] > 0) {
        Text text = texts.get(i);
        int drawn = times[i];
        different += drawn * text.different;
        own += drawn * text.own;
        length += drawn * text.length;
        text.lengths.forEach((label, of) -> lengths.merge(label, drawn * of, Double::sum));
      }
    }
    double squares = lengths.values().stream().mapToDouble(of -> of * of).sum();
    double expected = length * (length * length - squares) / (length * length - own);
    return lengths.size() < 2 || expected <= 0 ? Double.NaN : 1 - different / expected;
  }

  /**
   * A text's part in the sums.
   *
   * @param length of all markings together
   * @param different length on which two markings differ, over the number of others
   * @param own length at which a segment meets itself: squared for spans, which are wholes, and
   *     plain for gaps, which are not
   * @param lengths of each label's segments
   */
  private record Text(double length, double different, double own, Map<String, Double> lengths) {

    boolean isBlank() {
      return lengths.keySet().stream().allMatch(GAP::equals);
    }

    static Text of(List<List<Span>> markings) {
      double different = 0;
      double own = 0;
      double length = 0;
      Map<String, Double> lengths = new TreeMap<>();
      for (int i = 0; i < markings.size(); i++) {
        for (Span segment : markings.get(i)) {
          double of = segment.length();
          length += of;
          own += segment.label().equals(GAP) ? of : of * of;
          lengths.merge(segment.label(), of, Double::sum);
        }
        for (int j = i + 1; j < markings.size(); j++) {
          different += 2.0 * different(markings.get(i), markings.get(j)) / (markings.size() - 1);
        }
      }
      return new Text(length, different, own, lengths);
    }

    private static int different(List<Span> one, List<Span> other) {
      int different = 0;
      int i = 0;
      int j = 0;
      while (i < one.size() && j < other.size()) {
        Span left = one.get(i);
        Span right = other.get(j);
        int shared = Math.min(left.end(), right.end()) - Math.max(left.start(), right.start());
        if (!left.label().equals(right.label())) {
          different += shared;
        }
        if (left.end() <= right.end()) {
          i++;
        }
        if (right.end() <= left.end()) {
          j++;
        }
      }
      if (i < one.size() || j < other.size()) {
        throw new IllegalArgumentException("The same text has markings of two lengths.");
      }
      return different;
    }
  }
}
