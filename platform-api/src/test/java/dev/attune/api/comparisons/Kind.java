package dev.attune.api.comparisons;

import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * A kind of task.
 *
 * @param figure that its versions are compared by
 * @param right the right answer to the n-th text
 * @param wrong a wrong one
 */
record Kind(String figure, String task, IntFunction<String> right, IntFunction<String> wrong) {
  static final Kind SINGLE_LABEL =
      new Kind(
          "macroF1",
          "{\"type\": \"single-label\", \"labels\": [\"a\", \"b\"]}",
          n -> label(n % 2),
          n -> label(1 - n % 2));
  static final Kind MULTI_LABEL =
      new Kind(
          "macroF1",
          "{\"type\": \"multi-label\", \"labels\": [\"a\", \"b\"]}",
          n -> "{\"labels\": [\"a\", \"b\"]}",
          n -> "{\"labels\": [\"b\"]}");
  static final Kind TOKEN =
      new Kind(
          "entityF1",
          "{\"type\": \"token\", \"labels\": [\"place\"]}",
          n -> "{\"entities\": [{\"start\": 0, \"end\": 3, \"label\": \"place\"}]}",
          n -> "{\"entities\": [{\"start\": 0, \"end\": 4, \"label\": \"place\"}]}");
  static final Kind REGRESSION =
      new Kind(
          "pearson",
          "{\"type\": \"regression\", \"outputs\": [{\"name\": \"stress\", \"min\": 0, \"max\": 10}]}",
          n -> stress(n % 11),
          n -> stress(10 - n % 11));
  static final Kind JOINT =
      new Kind(
          "mean",
          """
          {"type": "joint",
           "outputs": [{"name": "feeling", "type": "single-label", "labels": ["a", "b"]},
                       {"name": "strain", "type": "regression", "outputs": [{"name": "stress", "min": 0, "max": 10}]}]}
          """,
          n -> both(SINGLE_LABEL.right.apply(n), REGRESSION.right.apply(n)),
          n -> both(SINGLE_LABEL.wrong.apply(n), REGRESSION.wrong.apply(n)));

  static Stream<Kind> all() {
    return Stream.of(SINGLE_LABEL, MULTI_LABEL, TOKEN, REGRESSION, JOINT);
  }

  String answer(int text, boolean mistaken) {
    return (mistaken ? wrong : right).apply(text);
  }

  private static String label(int number) {
    return "{\"label\": \"%s\"}".formatted(number == 0 ? "a" : "b");
  }

  private static String stress(int value) {
    return "{\"values\": {\"stress\": %d}}".formatted(value);
  }

  private static String both(String feeling, String strain) {
    return "{\"outputs\": {\"feeling\": %s, \"strain\": %s}}".formatted(feeling, strain);
  }
}
