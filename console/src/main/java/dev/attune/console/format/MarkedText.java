package dev.attune.console.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text with labelled stretches, cut into pieces that can be shown one after the other.
 *
 * @param pieces the whole text in order
 * @param others stretches that overlap an earlier one, or lie outside of the text
 */
public record MarkedText(List<Piece> pieces, List<Mark> others) {

  /**
   * A labelled stretch, in Unicode code points, the end exclusive.
   *
   * @param confidence how sure a model is of it; null when a person said it
   */
  public record Mark(int start, int end, String label, @Nullable Double confidence) {

    public Mark(int start, int end, String label) {
      this(start, end, label, null);
    }
  }

  /**
   * A part of the text.
   *
   * @param mark null when it has no label
   */
  public record Piece(String text, @Nullable Mark mark) {}

  /** Cuts a text at the ends of its marks; of two that overlap, the one that begins first wins. */
  public static MarkedText of(String text, List<Mark> marks) {
    var sorted = new ArrayList<>(marks);
    sorted.sort(
        Comparator.comparingInt(Mark::start)
            .thenComparing(Comparator.comparingInt(Mark::end).reversed()));
    var codePoints = text.codePoints().toArray();
    var pieces = new ArrayList<Piece>();
    var others = new ArrayList<Mark>();
    var at = 0;
    for (var mark : sorted) {
      if (mark.start() < at || mark.end() <= mark.start() || mark.end() > codePoints.length) {
        others.add(mark);
        continue;
      }
      plain(codePoints, at, mark.start(), pieces);
      var marked = new String(codePoints, mark.start(), mark.end() - mark.start());
      pieces.add(new Piece(marked, mark));
      at = mark.end();
    }
    plain(codePoints, at, codePoints.length, pieces);
    return new MarkedText(List.copyOf(pieces), List.copyOf(others));
  }

  private static void plain(int[] codePoints, int from, int to, List<Piece> pieces) {
    if (to > from) {
      pieces.add(new Piece(new String(codePoints, from, to - from), null));
    }
  }
}
