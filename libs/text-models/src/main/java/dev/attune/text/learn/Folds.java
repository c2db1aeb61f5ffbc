package dev.attune.text.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Which part of a cross-validation each text is in. Equal texts are in the same; each part has
 * about the same share of every answer.
 *
 * @param of the part of each text, from 0
 * @param count how many parts there are
 */
@SuppressWarnings("ArrayRecordComponent") // handed on nowhere
record Folds(int[] of, int count) {

  static Folds of(List<TrainingExample> examples, int count, long seed) {
    Map<String, List<Integer>> byText = new LinkedHashMap<>();
    for (int i = 0; i < examples.size(); i++) {
      byText.computeIfAbsent(examples.get(i).text().strip(), t -> new ArrayList<>()).add(i);
    }
    List<List<Integer>> groups = new ArrayList<>(byText.values());
    Collections.shuffle(groups, new Random(seed));
    groups.sort(Comparator.comparing(group -> examples.get(group.getFirst()).gold().toString()));
    int[] folds = new int[examples.size()];
    for (int group = 0; group < groups.size(); group++) {
      for (int text : groups.get(group)) {
        folds[text] = group % count;
      }
    }
    return new Folds(folds, count);
  }

  /** The texts of a part. */
  int[] in(int fold) {
    return where(text -> of[text] == fold);
  }

  /** The texts that are in neither of two parts. */
  int[] outside(int fold, int other) {
    return where(text -> of[text] != fold && of[text] != other);
  }

  private int[] where(IntPredicate chosen) {
    return IntStream.range(0, of.length).filter(chosen).toArray();
  }

  /** Whether every part has a text. */
  boolean allFilled() {
    return Arrays.stream(of).distinct().count() == count;
  }
}
