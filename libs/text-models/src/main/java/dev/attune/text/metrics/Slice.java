package dev.attune.text.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How a model did on the texts that share a value of their metadata.
 *
 * @param meta name of the metadata, for example {@code channel}
 * @param value that the texts share
 * @param examples how many they are
 * @param figure the headline figure on them
 */
public record Slice(String meta, String value, int examples, Figure figure) {
  private static final int LEAST_EXAMPLES = 10;
  private static final int MOST_VALUES = 50;

  /**
   * The slices of a split, sorted by name and value. Values with fewer than ten texts are left out,
   * since nothing can be said of them, and so are names with more than fifty values, since those
   * are identifiers rather than groups.
   *
   * @param metadata of each text, by name
   */
  public static List<Slice> of(Outcomes outcomes, List<Map<String, String>> metadata) {
    SortedMap<String, SortedMap<String, List<Integer>>> groups = new TreeMap<>();
    IntStream.range(0, metadata.size())
        .forEach(
            text ->
                metadata
                    .get(text)
                    .forEach(
                        (meta, value) ->
                            groups
                                .computeIfAbsent(meta, name -> new TreeMap<>())
                                .computeIfAbsent(value, name -> new ArrayList<>())
                                .add(text)));
    List<Slice> slices = new ArrayList<>();
    groups.forEach(
        (meta, values) -> {
          if (values.size() <= MOST_VALUES) {
            values.forEach((value, texts) -> add(slices, outcomes, meta, value, texts));
          }
        });
    return slices;
  }

  private static void add(
      List<Slice> slices, Outcomes outcomes, String meta, String value, List<Integer> texts) {
    if (texts.size() >= LEAST_EXAMPLES) {
      Outcomes those = outcomes.only(texts.stream().mapToInt(Integer::intValue).toArray());
      slices.add(new Slice(meta, value, texts.size(), those.estimate()));
    }
  }
}
