package dev.attune.agreement;

import java.util.Comparator;
import java.util.List;

/**
 * The spans that one annotator marked in a text.
 *
 * @param length of the text, in the unit in which the spans count (Unicode code points in Attune)
 * @param spans in the order of their places; none overlaps another
 */
public record Marking(int length, List<Span> spans) {

  /** Sorts the spans and refuses such as overlap or pass the text's end. */
  public Marking {
    spans = spans.stream().sorted(Comparator.comparingInt(Span::start)).toList();
    int end = 0;
    for (Span span : spans) {
      if (span.start() < end) {
        throw new IllegalArgumentException("Spans overlap at %d.".formatted(span.start()));
      }
      end = span.end();
    }
    if (end > length) {
      throw new IllegalArgumentException(
          "A span ends at %d in a text of %d.".formatted(end, length));
    }
  }

  /** The same places, all under one label. */
  Marking withoutLabels() {
    return new Marking(
        length, spans.stream().map(span -> new Span(span.start(), span.end(), "")).toList());
  }
}
