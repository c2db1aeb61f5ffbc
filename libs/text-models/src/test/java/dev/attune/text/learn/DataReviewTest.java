package dev.attune.text.learn;

import static dev.attune.text.learn.TrainingWarning.Kind.CONFLICTING_LABELS;
import static dev.attune.text.learn.TrainingWarning.Kind.LABEL_NOT_MEASURED;
import static dev.attune.text.learn.TrainingWarning.Kind.LEAKED_TEXTS;
import static dev.attune.text.learn.TrainingWarning.Kind.ONE_ANSWER;
import static dev.attune.text.learn.TrainingWarning.Kind.RARE_LABEL;
import static dev.attune.text.learn.TrainingWarning.Kind.SCALE_NOT_MEASURED;
import static dev.attune.text.learn.TrainingWarning.Kind.TRUNCATED_TEXTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.text.base.Encoding;
import dev.attune.text.task.Gold;
import dev.attune.text.task.Joint;
import dev.attune.text.task.MultiLabel;
import dev.attune.text.task.Output;
import dev.attune.text.task.Regression;
import dev.attune.text.task.Scale;
import dev.attune.text.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DataReviewTest {
  private static final TrainingData GOOD = Sentences.data();

  @Test
  void good_data_gets_no_warning() {
    assertThat(review(Plans.over(GOOD), List.of())).isEmpty();
  }

  @Test
  void texts_that_lost_their_end_are_counted() {
    var encodings = List.of(encoding(3), encoding(9));
    assertThat(review(Plans.over(GOOD), encodings))
        .containsExactly(
            new TrainingWarning(
                TRUNCATED_TEXTS, "One of the 2 texts is longer than 128 tokens and lost its end."));
  }

  @Test
  void texts_of_which_no_token_is_left_are_counted() {
    var encodings = List.of(encoding(3), Encoding.of(new long[2], 2));
    assertThat(review(Plans.over(GOOD), encodings))
        .extracting(TrainingWarning::message)
        .containsExactly("One text has nothing that the base model's tokenizer knows.");
  }

  @Test
  void a_text_with_two_labels_in_two_splits_is_a_conflict_and_a_leak() {
    List<TrainingExample> test = new ArrayList<>(GOOD.test());
    test.add(Sentences.example(" " + GOOD.train().getFirst().text(), "worried"));
    assertThat(review(Plans.over(withTest(test)), List.of()))
        .containsExactly(
            new TrainingWarning(
                CONFLICTING_LABELS, "One text occurs more than once with different labels."),
            new TrainingWarning(
                LEAKED_TEXTS,
                "One text of the test split occurs in the training split too, so figures look better than they are."));
  }

  @Test
  void texts_in_a_language_that_the_base_model_does_not_know_are_named() {
    var known =
        new Encoding(
            new long[] {2, 7, 8, 3}, 4, new int[] {0, 0, 0, 1, 1, 2, 2, 2}, new boolean[4]);
    var strange =
        new Encoding(
            new long[] {2, 1, 1, 3}, 4, new int[] {0, 0, 0, 1, 1, 2, 2, 2}, new boolean[4]);
    assertThat(DataReview.of(Plans.over(GOOD), List.of(known, known, strange), OptionalInt.of(1)))
        .extracting(TrainingWarning::message)
        .containsExactly(
            "One text has nothing that the base model's tokenizer knows.",
            "33 % of what the texts are cut into is unknown to the base model. One for their language learns more.");
    assertThat(DataReview.of(Plans.over(GOOD), List.of(known, strange), OptionalInt.empty()))
        .isEmpty();
  }

  @Test
  void a_tenth_of_unknown_tokens_is_no_other_language_yet() {
    assertThat(DataReview.of(Plans.over(GOOD), List.of(tokens(9, 1)), OptionalInt.of(1))).isEmpty();
    assertThat(DataReview.of(Plans.over(GOOD), List.of(tokens(8, 1)), OptionalInt.of(1)))
        .extracting(TrainingWarning::kind)
        .containsExactly(TrainingWarning.Kind.UNKNOWN_TOKENS);
  }

  /** A text of known tokens, and of some that the tokenizer has no name for. */
  private static Encoding tokens(int known, int unknown) {
    int all = known + unknown;
    long[] ids = new long[all + 2];
    int[] words = new int[2 * (all + 2)];
    ids[0] = 2;
    ids[all + 1] = 3;
    for (int i = 1; i <= all; i++) {
      ids[i] = i <= known ? 7 : 1;
      words[2 * i] = i - 1;
      words[2 * i + 1] = i;
    }
    words[2 * all + 2] = all;
    words[2 * all + 3] = all;
    return new Encoding(ids, all + 2, words, new boolean[all + 2]);
  }

  @Test
  void several_texts_are_counted() {
    var encodings = List.of(Encoding.of(new long[2], 2), Encoding.of(new long[2], 2));
    var data = new TrainingData(GOOD.train(), GOOD.validation(), GOOD.train().subList(0, 9));
    assertThat(review(Plans.over(data), encodings))
        .extracting(TrainingWarning::message)
        .startsWith(
            "2 texts have nothing that the base model's tokenizer knows.",
            "9 texts of the test split occur in the training split too, so figures look better than they are.");
  }

  @Test
  void a_scale_that_never_changes_in_a_split_is_named() {
    var calm = new Gold.Values(Map.of("stress", 3.0));
    var tense = new Gold.Values(Map.of("stress", 8.0));
    var data =
        new TrainingData(
            List.of(example("a", calm), example("b", tense)),
            List.of(example("c", calm), example("d", tense)),
            List.of(example("e", calm), example("f", calm)));
    assertThat(review(plan(new Regression(List.of(new Scale("stress", 0, 10))), data), List.of()))
        .containsExactly(
            new TrainingWarning(
                SCALE_NOT_MEASURED,
                "Every text of the test split has the value 3.0 of stress, so no correlation can be measured."));
  }

  @Test
  void an_output_that_has_the_same_labels_for_every_training_text_is_named() {
    var task =
        new Joint(
            List.of(
                new Output("mood", Sentences.TASK),
                new Output("topics", new MultiLabel(List.of("work", "home")))));
    TrainingData data =
        LearnedTasks.map(
            GOOD,
            (example, label) ->
                new Gold.Outputs(
                    Map.of("mood", example.gold(), "topics", new Gold.LabelSet(Set.of("work")))));
    PlanCheck.require(plan(task, data));
    assertThat(review(plan(task, data), List.of()))
        .filteredOn(warning -> warning.kind() == ONE_ANSWER)
        .extracting(TrainingWarning::message)
        .containsExactly(
            "Every training text has the same labels of topics, so the model answers nothing else.");
  }

  private static List<TrainingWarning> review(TrainingPlan plan, List<Encoding> encodings) {
    return DataReview.of(plan, encodings, OptionalInt.empty());
  }

  private static TrainingExample example(String text, Gold gold) {
    return new TrainingExample(text, text, gold, Map.of());
  }

  private static TrainingPlan plan(Task task, TrainingData data) {
    TrainingPlan any = Plans.over(GOOD);
    return new TrainingPlan(any.base(), task, any.method(), any.hyperparameters(), data);
  }

  @Test
  void a_label_without_test_texts_is_named() {
    var test = GOOD.test().stream().filter(e -> !Sentences.label(e).equals("angry")).toList();
    assertThat(review(Plans.over(withTest(test)), List.of()))
        .containsExactly(
            new TrainingWarning(
                LABEL_NOT_MEASURED, "No text of the test split has the label angry."));
  }

  @Test
  void labels_of_a_joint_task_are_named_with_their_output() {
    var task =
        new Joint(List.of(new Output("mood", Sentences.TASK), new Output("tone", Sentences.TASK)));
    TrainingData data =
        LearnedTasks.map(
            withTest(
                GOOD.test().stream().filter(e -> !Sentences.label(e).equals("angry")).toList()),
            (example, label) ->
                new Gold.Outputs(Map.of("mood", example.gold(), "tone", example.gold())));
    assertThat(review(plan(task, data), List.of()))
        .extracting(TrainingWarning::message)
        .containsExactly(
            "No text of the test split has the label angry of mood.",
            "No text of the test split has the label angry of tone.");
  }

  @Test
  void a_label_with_few_training_texts_is_named() {
    List<TrainingExample> train = new ArrayList<>(GOOD.train());
    train.removeIf(e -> Sentences.label(e).equals("worried") && e.text().startsWith("I "));
    var data = new TrainingData(train, GOOD.validation(), GOOD.test());
    assertThat(review(Plans.over(data), List.of()))
        .singleElement()
        .satisfies(warning -> assertThat(warning.kind()).isEqualTo(RARE_LABEL))
        .satisfies(warning -> assertThat(warning.message()).contains("worried"));
  }

  private static Encoding encoding(int fullTokens) {
    return new Encoding(
        new long[3], fullTokens, new int[] {0, 0, 0, 4, 4, 4}, new boolean[] {false, true, false});
  }

  private static TrainingData withTest(List<TrainingExample> test) {
    return new TrainingData(GOOD.train(), GOOD.validation(), test);
  }
}
