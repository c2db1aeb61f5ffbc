package dev.attune.agreement.truth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The labels that each annotator gave, each with a number of its own.
 *
 * @param size how many there are
 * @param ofItems by item and answer
 * @param ofAnnotators by annotator and label
 */
record Cells(int size, List<int[]> ofItems, List<Map<Integer, Integer>> ofAnnotators) {
  static Cells of(DawidSkene.Answers answers, int[][] given) {
    List<Map<Integer, Integer>> ofAnnotators =
        answers.annotators().stream()
            .<Map<Integer, Integer>>map(annotator -> new LinkedHashMap<>())
            .toList();
    int[] size = new int[1];
    List<int[]> ofItems =
        IntStream.range(0, given.length)
            .mapToObj(
                item ->
                    IntStream.range(0, given[item].length)
                        .map(
                            i ->
                                ofAnnotators
                                    .get(answers.by().get(item)[i])
                                    .computeIfAbsent(given[item][i], label -> size[0]++))
                        .toArray())
            .toList();
    return new Cells(size[0], ofItems, ofAnnotators);
  }
}
