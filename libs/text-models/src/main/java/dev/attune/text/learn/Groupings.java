package dev.attune.text.learn;

import dev.attune.text.base.Encoding;
import dev.attune.text.metrics.Grouping;
import dev.attune.text.metrics.Grouping.By;
import dev.attune.text.task.Output;
import dev.attune.text.writing.Script;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * In which groups a model may be weak: texts that share metadata, a label or a language, and texts
 * that are as long, or as strange to the training texts, as one another.
 */
final class Groupings {
  private static final int MOST_BANDS = 4;
  private static final int LEAST_IN_BAND = 10;
  private static final int LEAST_IN_LANGUAGE = 10;
  private static final int LEAST_LANGUAGES = 2;

  private Groupings() {}

  /**
   * The groups of the test split.
   *
   * @param unknownWords of each of its texts, as {@link #unknownWords} gives them
   */
  static List<Grouping> of(TrainingPlan plan, int[] unknownWords) {
    List<TrainingExample> test = plan.data().test();
    List<Grouping> groupings = new ArrayList<>(ofMetadata(test));
    for (Output output : plan.task().outputs()) {
      groupings.add(ofLabels(output, test));
    }
    groupings.add(ofLanguages(test.stream().map(TrainingExample::text).toList()));
    groupings.add(
        bands(
            By.LENGTH,
            test.stream().mapToInt(one -> one.text().codePointCount(0, one.text().length()))));
    groupings.add(bands(By.UNKNOWN_WORDS, Arrays.stream(unknownWords)));
    groupings.removeIf(grouping -> grouping.groups().isEmpty());
    return groupings;
  }

  /**
   * Of each text of the test split, the share of words that no training text has in per cent,
   * rounded up.
   */
  static int[] unknownWords(TrainingPlan plan, Encoded encoded) {
    Set<List<Long>> known = new HashSet<>();
    plan.data().train().forEach(example -> known.addAll(words(encoded.of(example))));
    return plan.data().test().stream()
        .mapToInt(one -> unknown(words(encoded.of(one)), known))
        .toArray();
  }

  /**
   * By the writing that most of a text is in, which is as much of its language as can be told.
   * There are no groups where fewer than two have enough texts, since one alone tells nothing
   * apart.
   */
  static Grouping ofLanguages(List<String> texts) {
    Map<Script, List<Integer>> writings = new EnumMap<>(Script.class);
    for (int text = 0; text < texts.size(); text++) {
      Script script = Script.of(texts.get(text));
      if (script != null) {
        writings.computeIfAbsent(script, key -> new ArrayList<>()).add(text);
      }
    }
    long large =
        writings.values().stream().filter(those -> those.size() >= LEAST_IN_LANGUAGE).count();
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    if (large >= LEAST_LANGUAGES) {
      writings.forEach((script, those) -> groups.put(script.word(), those));
    }
    return new Grouping(By.LANGUAGE, "", groups);
  }

  private static List<Grouping> ofMetadata(List<TrainingExample> test) {
    Map<String, Map<String, List<Integer>>> groups = new TreeMap<>();
    for (int i = 0; i < test.size(); i++) {
      int text = i;
      test.get(i)
          .slices()
          .forEach(
              (meta, value) ->
                  add(groups.computeIfAbsent(meta, name -> new TreeMap<>()), value, text));
    }
    return groups.entrySet().stream()
        .map(group -> new Grouping(By.META, group.getKey(), group.getValue()))
        .toList();
  }

  private static Grouping ofLabels(Output output, List<TrainingExample> test) {
    Map<String, List<Integer>> groups = new TreeMap<>();
    for (int i = 0; i < test.size(); i++) {
      for (String label : Golds.part(output, test.get(i).gold()).labels()) {
        add(groups, label, i);
      }
    }
    return new Grouping(By.LABEL, output.name(), groups);
  }

  private static void add(Map<String, List<Integer>> groups, String value, int text) {
    groups.computeIfAbsent(value, key -> new ArrayList<>()).add(text);
  }

  /** Each word as the tokens that it is made of. */
  private static List<List<Long>> words(Encoding encoding) {
    List<List<Long>> words = new ArrayList<>();
    for (int token = 0; token < encoding.tokens(); token++) {
      if (encoding.inText(token)) {
        if (words.isEmpty() || encoding.beginsWord(token)) {
          words.add(new ArrayList<>());
        }
        words.getLast().add(encoding.ids()[token]);
      }
    }
    return words;
  }

  /** The share of words that are not known in per cent, rounded up: 0 if all are known. */
  private static int unknown(List<List<Long>> words, Set<List<Long>> known) {
    long unknown = words.stream().filter(word -> !known.contains(word)).count();
    return words.isEmpty() ? 0 : Math.ceilDiv((int) (100 * unknown), words.size());
  }

  /**
   * Cuts texts into up to four groups of about equally many, each named by its least and its
   * greatest number. Texts of one number stay together; with fewer than twenty texts there are no
   * groups, and neither where all have one number.
   */
  static Grouping bands(By by, IntStream numbers) {
    int[] values = numbers.toArray();
    int[] sorted = values.clone();
    Arrays.sort(sorted);
    int bands = Math.min(MOST_BANDS, sorted.length / LEAST_IN_BAND);
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    int from = 0;
    for (int band = 1; band <= bands; band++) {
      int last = Math.ceilDiv(band * sorted.length, bands) - 1;
      if (last >= from) {
        int low = sorted[from];
        int high = sorted[last];
        List<Integer> texts =
            IntStream.range(0, values.length)
                .filter(text -> values[text] >= low && values[text] <= high)
                .boxed()
                .toList();
        groups.put(low == high ? Integer.toString(low) : low + "–" + high, texts);
        from += texts.size();
      }
    }
    return new Grouping(by, "", groups.size() < 2 ? Map.of() : groups);
  }
}
