package dev.attune.console.models;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the words of a text have to do with one score.
 *
 * @param output of a joint task, the output
 * @param name the label or the scale
 * @param covered of an entity, the part of the text that it is
 * @param score the score
 * @param baseline the score without any of the words
 * @param scale whether the score is a value and not a probability
 * @param pieces the whole text in order
 */
public record Reason(
    @Nullable String output,
    String name,
    @Nullable String covered,
    double score,
    double baseline,
    boolean scale,
    List<Piece> pieces) {

  private static final int LEVELS = 4;
  private static final int SHOWN = 12;
  private static final double NOTHING = 0.04;

  /**
   * A part of the text.
   *
   * @param value what it adds to the score; null of what stands between words
   * @param error the value's standard error, where it was sampled
   * @param level how strong it is among the others, 0 to 4
   */
  public record Piece(String text, @Nullable Double value, @Nullable Double error, int level) {

    public boolean speaksFor() {
      return level > 0 && value != null && value > 0;
    }

    public boolean speaksAgainst() {
      return level > 0 && value != null && value < 0;
    }
  }

  /** The words that matter most, the strongest first. */
  public List<Piece> strongest() {
    return pieces.stream()
        .filter(piece -> piece.level() > 0)
        .sorted(Comparator.comparingDouble((Piece piece) -> -magnitude(piece)))
        .limit(SHOWN)
        .toList();
  }

  private static double magnitude(Piece piece) {
    return piece.value() == null ? 0 : Math.abs(piece.value());
  }

  /** The reasons that a prediction comes with; none unless they were asked for. */
  static List<Reason> of(JsonNode prediction, String text) {
    var reasons = new ArrayList<Reason>();
    var codePoints = text.codePoints().toArray();
    for (var target : prediction.path("explanation").path("targets")) {
      var scale = target.path("scale").textValue();
      reasons.add(
          new Reason(
              target.path("output").textValue(),
              scale == null ? target.path("label").asText() : scale,
              target.has("start") ? cut(codePoints, target) : null,
              target.path("score").asDouble(),
              target.path("baseline").asDouble(),
              scale != null,
              pieces(codePoints, target.path("tokens"))));
    }
    return List.copyOf(reasons);
  }

  private static List<Piece> pieces(int[] text, JsonNode tokens) {
    var strongest = 0.0;
    for (var token : tokens) {
      strongest = Math.max(strongest, Math.abs(token.path("value").asDouble()));
    }
    var pieces = new ArrayList<Piece>();
    var at = 0;
    for (var token : tokens) {
      var start = Math.clamp(token.path("start").asInt(), at, text.length);
      var end = Math.clamp(token.path("end").asInt(), start, text.length);
      between(text, at, start, pieces);
      var value = token.path("value").asDouble();
      var error = token.has("error") ? token.get("error").asDouble() : null;
      pieces.add(new Piece(part(text, start, end), value, error, level(value, strongest)));
      at = end;
    }
    between(text, at, text.length, pieces);
    return List.copyOf(pieces);
  }

  private static int level(double value, double strongest) {
    var share = strongest == 0 ? 0 : Math.abs(value) / strongest;
    return share < NOTHING ? 0 : Math.clamp((int) Math.ceil(share * LEVELS), 1, LEVELS);
  }

  private static void between(int[] text, int from, int to, List<Piece> pieces) {
    if (to > from) {
      pieces.add(new Piece(part(text, from, to), null, null, 0));
    }
  }

  private static String cut(int[] text, JsonNode place) {
    var start = Math.clamp(place.path("start").asInt(), 0, text.length);
    return part(text, start, Math.clamp(place.path("end").asInt(), start, text.length));
  }

  private static String part(int[] text, int from, int to) {
    return new String(text, from, to - from);
  }
}
