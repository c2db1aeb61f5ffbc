package dev.attune.console.format;

import io.quarkus.qute.TemplateExtension;
import java.util.Locale;
import java.util.Map;

/**
 * One colour for a label on all pages. Seven feelings have their own, in both languages; other
 * labels take one of the rest by a hash of their name, so it stays the same everywhere. The colours
 * themselves are in {@code labels.css}.
 */
@TemplateExtension
public final class LabelColours {

  private static final int OTHERS = 7;

  private static final Map<String, String> FEELINGS =
      Map.ofEntries(
          Map.entry("joy", "joy"),
          Map.entry("happiness", "joy"),
          Map.entry("happy", "joy"),
          Map.entry("喜悦", "joy"),
          Map.entry("快乐", "joy"),
          Map.entry("高兴", "joy"),
          Map.entry("sadness", "sadness"),
          Map.entry("sad", "sadness"),
          Map.entry("悲伤", "sadness"),
          Map.entry("难过", "sadness"),
          Map.entry("anger", "anger"),
          Map.entry("angry", "anger"),
          Map.entry("愤怒", "anger"),
          Map.entry("生气", "anger"),
          Map.entry("fear", "fear"),
          Map.entry("恐惧", "fear"),
          Map.entry("害怕", "fear"),
          Map.entry("disgust", "disgust"),
          Map.entry("厌恶", "disgust"),
          Map.entry("surprise", "surprise"),
          Map.entry("惊讶", "surprise"),
          Map.entry("惊奇", "surprise"),
          Map.entry("neutral", "neutral"),
          Map.entry("平静", "neutral"),
          Map.entry("中性", "neutral"));

  private LabelColours() {}

  /** The style class that gives a label its colour. */
  public static String labelSlot(String label) {
    var feeling = FEELINGS.get(label.strip().toLowerCase(Locale.ROOT));
    return "label-"
        + (feeling != null ? feeling : "other-" + Math.floorMod(label.hashCode(), OTHERS));
  }
}
