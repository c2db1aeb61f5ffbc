package dev.attune.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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
    Kinds<Text> items = Kinds.comparable(annotations, Text::of);
    List<Text> texts = items.seen();
    Continuum continuum = Continuum.of(texts);
    return sampling.measure(
        statistic,
        Evidence.of(items, annotations, items.telling(text -> text.isBlank() ? 0 : -1)),
        texts.stream().allMatch(Text::isBlank) ? Shortage.SPANS : Shortage.DIFFERENT_ANSWERS,
        continuum::alpha);
  }

  /**
   * The texts as one.
   *
   * @param lengths what each text adds to the length under each label
   * @param labels how many there are
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Continuum(
      double[] length, double[] different, double[] own, LabelSums lengths, int labels) {

    static Continuum of(List<Text> texts) {
      Map<String, Integer> numbers = new HashMap<>();
      LabelSums lengths = new LabelSums(1);
      for (Text text : texts) {
        text.lengths()
            .forEach(
                (label, of) ->
                    lengths.add(numbers.computeIfAbsent(label, key -> numbers.size()), of));
        lengths.next();
      }
      return new Continuum(
          texts.stream().mapToDouble(Text::length).toArray(),
          texts.stream().mapToDouble(Text::different).toArray(),
          texts.stream().mapToDouble(Text::own).toArray(),
          lengths,
          numbers.size());
    }

    double alpha(int[] times) {
      double all = 0;
      double observed = 0;
      double itself = 0;
      for (int i = 0; i < times.length; i++) {
        observed += times[i] * different[i];
        itself += times[i] * own[i];
        all += times[i] * length[i];
      }
      double[] drawn = lengths.sum(0, times, labels);
      double squares = Arrays.stream(drawn).map(of -> of * of).sum();
      double expected = all * (all * all - squares) / (all * all - itself);
      boolean oneLabel = Arrays.stream(drawn).filter(of -> of > 0).count() < 2;
      return oneLabel || expected <= 0 ? Double.NaN : 1 - observed / expected;
    }
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
      double own = 0;
      double length = 0;
      Map<String, Double> lengths = new TreeMap<>();
      for (List<Span> marking : markings) {
        for (Span segment : marking) {
          double of = segment.length();
          length += of;
          own += segment.label().equals(GAP) ? of : of * of;
          lengths.merge(segment.label(), of, Double::sum);
        }
      }
      return new Text(length, (double) different(markings) / (markings.size() - 1), own, lengths);
    }

    /**
     * The length on which markings differ, each with each other one. Between two places where none
     * of them changes, as many pairs differ as have other labels.
     */
    private static long different(List<List<Span>> markings) {
      TreeMap<Integer, List<Change>> changes = new TreeMap<>();
      for (List<Span> marking : markings) {
        if (end(marking) != end(markings.getFirst())) {
          throw new IllegalArgumentException("The same text has markings of two lengths.");
        }
        String before = null;
        for (Span segment : marking) {
          changes
              .computeIfAbsent(segment.start(), place -> new ArrayList<>())
              .add(new Change(before, segment.label()));
          before = segment.label();
        }
        changes
            .computeIfAbsent(end(marking), place -> new ArrayList<>())
            .add(new Change(before, null));
      }
      long n = markings.size();
      Map<String, long[]> with = new HashMap<>();
      long same = 0;
      long different = 0;
      int from = 0;
      for (Map.Entry<Integer, List<Change>> place : changes.entrySet()) {
        different += (place.getKey() - from) * (n * (n - 1) - same);
        from = place.getKey();
        for (Change change : place.getValue()) {
          if (change.before() != null) {
            same -= 2 * --with.computeIfAbsent(change.before(), label -> new long[1])[0];
          }
          if (change.after() != null) {
            same += 2 * with.computeIfAbsent(change.after(), label -> new long[1])[0]++;
          }
        }
      }
      return different;
    }

    private static int end(List<Span> marking) {
      return marking.isEmpty() ? 0 : marking.getLast().end();
    }

    /** Where a marking goes from one label to another; null before its beginning and at its end. */
    private record Change(@Nullable String before, @Nullable String after) {}
  }
}
