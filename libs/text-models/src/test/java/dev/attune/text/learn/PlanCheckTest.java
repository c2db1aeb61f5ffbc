package dev.attune.text.learn;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class PlanCheckTest {
  private static final TrainingData GOOD = Sentences.data();

  @Test
  void an_empty_split_is_refused() {
    assertRefused(
        new TrainingData(GOOD.train(), List.of(), GOOD.test()), "The validation split is empty.");
    assertRefused(
        new TrainingData(List.of(), GOOD.validation(), GOOD.test()),
        "The training split is empty.");
  }

  @Test
  void a_single_label_is_refused() {
    assertRefused(
        training(example -> Sentences.label(example).equals("angry")),
        "Every training text has the label angry; at least two labels are needed.");
  }

  @Test
  void a_label_without_training_texts_is_refused() {
    assertRefused(
        training(example -> !Sentences.label(example).equals("worried")),
        "No training text has the label worried.");
  }

  @Test
  void an_unknown_label_is_refused() {
    assertRefused(
        trainingAnd(Sentences.example("So be it.", "calm")),
        "The training split has labels that the task does not know: calm.");
  }

  @Test
  void empty_texts_are_refused() {
    assertRefused(
        trainingAnd(Sentences.example(" \n", "angry")), "The training split has 1 without text.");
  }

  @Test
  void every_problem_is_named_at_once() {
    var nothing = new TrainingData(List.of(), List.of(), List.of());
    assertRefused(
        nothing,
        "The training split is empty.",
        "The validation split is empty.",
        "The test split is empty.");
  }

  private static TrainingData training(Predicate<TrainingExample> kept) {
    return new TrainingData(
        GOOD.train().stream().filter(kept).toList(), GOOD.validation(), GOOD.test());
  }

  private static TrainingData trainingAnd(TrainingExample added) {
    List<TrainingExample> train = new ArrayList<>(GOOD.train());
    train.add(added);
    return new TrainingData(train, GOOD.validation(), GOOD.test());
  }

  private static void assertRefused(TrainingData data, String... problems) {
    assertThatThrownBy(() -> PlanCheck.require(Plans.over(data)))
        .isInstanceOf(TrainingDataException.class)
        .extracting(e -> ((TrainingDataException) e).problems())
        .isEqualTo(List.of(problems));
  }
}
