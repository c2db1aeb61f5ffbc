package dev.attune.console.format;

import dev.attune.console.platform.datasets.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which label of a task has which colour. Seven feelings have their own, in both languages. The
 * other labels take, in the order in which the task declares them, the first colour from that of
 * their name's hash on that no label has; a label that is added behind them leaves theirs as they
 * are. Once there are more labels than colours some share one. The colours themselves are in {@code
 * labels.css}.
 */
public final class LabelPalette {
  private static final int OTHERS = 12;

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

  private static final List<String> ALL = all();

  /** The colours of no task: of labels that are known by their names alone. */
  static final LabelPalette NONE = new LabelPalette();

  private final Map<String, String> slots = new HashMap<>();

  private LabelPalette() {}

  /** The colours of labels in the order in which they are declared. */
  static LabelPalette of(List<String> labels) {
    var palette = new LabelPalette();
    Set<String> taken = new HashSet<>();
    for (var label : labels) {
      var feeling = feeling(label);
      if (feeling != null && taken.add(feeling)) {
        palette.slots.put(label, feeling);
      }
    }
    for (var label : labels) {
      palette.slots.computeIfAbsent(label, name -> free(name, taken));
    }
    return palette;
  }

  /** The colours of the labels of tasks, one after the other. */
  static LabelPalette of(Stream<Task> tasks) {
    Set<String> labels = new LinkedHashSet<>();
    tasks.forEach(
        task -> {
          labels.addAll(task.labelNames());
          task.answers().forEach(answer -> labels.addAll(answer.task().labelNames()));
        });
    return of(List.copyOf(labels));
  }

  private static List<String> all() {
    List<String> all = new ArrayList<>();
    for (var other = 0; other < OTHERS; other++) {
      all.add("other-" + other);
    }
    FEELINGS.values().stream().distinct().sorted().forEach(all::add);
    return List.copyOf(all);
  }

  private static @Nullable String feeling(String label) {
    return FEELINGS.get(label.strip().toLowerCase(Locale.ROOT));
  }

  private static int preferred(String label) {
    return Math.floorMod(label.hashCode(), OTHERS);
  }

  /** A free colour, those of no feeling first; the preferred one where there is none. */
  private static String free(String label, Set<String> taken) {
    var first = preferred(label);
    for (var i = 0; i < ALL.size(); i++) {
      var slot = ALL.get(i < OTHERS ? (first + i) % OTHERS : i);
      if (taken.add(slot)) {
        return slot;
      }
    }
    return ALL.get(first);
  }

  /** The style class that gives a label its colour. */
  String slot(String label) {
    var slot = slots.get(label);
    if (slot == null) {
      var feeling = feeling(label);
      slot = feeling != null ? feeling : ALL.get(preferred(label));
    }
    return "label-" + slot;
  }
}
