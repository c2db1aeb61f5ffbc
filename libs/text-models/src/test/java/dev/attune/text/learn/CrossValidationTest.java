package dev.attune.text.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.attune.text.TestModels;
import dev.attune.text.task.Gold;
import dev.attune.text.task.Joint;
import dev.attune.text.task.MultiLabel;
import dev.attune.text.task.Output;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrossValidationTest {
  private static final Joint TWO_OUTPUTS =
      new Joint(
          List.of(
              new Output("mood", Sentences.TASK),
              new Output("good", new SingleLabel(List.of("yes", "no")))));

  @Test
  void every_text_is_answered_by_a_model_that_did_not_learn_from_it() throws IOException {
    HeldOutAnswers answers = of(Sentences.TASK, Sentences.data()).getFirst();

    assertThat(answers.examples()).hasSize(Sentences.data().all().size());
    // A model that had learned from them would answer all of them.
    assertThat(right(answers, Sentences::label))
        .isBetween(answers.examples().size() / 2, answers.examples().size() - 1);
  }

  /** How many texts have the right label; the probabilities of each sum to 1. */
  private static int right(HeldOutAnswers answers, Function<TrainingExample, String> truth) {
    int right = 0;
    for (int i = 0; i < answers.examples().size(); i++) {
      double[] probabilities = answers.probabilities()[i];
      assertThat(Arrays.stream(probabilities).sum()).isCloseTo(1, within(1e-9));
      int best =
          IntStream.range(0, probabilities.length)
              .reduce(0, (a, b) -> probabilities[b] > probabilities[a] ? b : a);
      String label = ((SingleLabel) answers.task()).labels().get(best);
      right += label.equals(truth.apply(answers.examples().get(i))) ? 1 : 0;
    }
    return right;
  }

  @Test
  void sets_of_labels_have_a_probability_each_and_entities_have_none() throws IOException {
    TrainingData sets =
        LearnedTasks.map(Sentences.data(), (example, label) -> new Gold.LabelSet(Set.of(label)));
    HeldOutAnswers answers = of(new MultiLabel(Sentences.TASK.labels()), sets).getFirst();

    assertThat(List.of(answers.probabilities()))
        .allMatch(
            row ->
                row.length == 3 && Arrays.stream(row).allMatch(share -> share >= 0 && share <= 1));
    TrainingData entities =
        LearnedTasks.map(Sentences.data(), (example, label) -> new Gold.Entities(List.of()));
    assertThat(of(LearnedTasks.PLACES, entities)).isEmpty();
  }

  @Test
  void each_output_that_labels_whole_texts_is_answered_for_itself() throws IOException {
    List<HeldOutAnswers> answers =
        of(TWO_OUTPUTS, LearnedTasks.map(Sentences.data(), (example, label) -> both(label)));

    assertThat(answers).extracting(HeldOutAnswers::output).containsExactly("mood", "good");
    int texts = answers.getFirst().examples().size();
    assertThat(right(answers.getFirst(), example -> part(example, 0)))
        .isBetween(texts / 2, texts - 1);
    assertThat(right(answers.getLast(), example -> part(example, 1)))
        .isBetween(2 * texts / 3, texts);
  }

  private static Gold both(String label) {
    return new Gold.Outputs(
        Map.of(
            "mood", new Gold.Label(label),
            "good", new Gold.Label(label.equals("grateful") ? "yes" : "no")));
  }

  private static String part(TrainingExample example, int output) {
    return ((Gold.Label) Golds.part(TWO_OUTPUTS.outputs().get(output), example.gold())).label();
  }

  @Test
  void texts_out_of_scope_are_no_hindrance_and_four_texts_are_too_few() throws IOException {
    SingleLabel task = new SingleLabel(List.of("angry", "grateful"), "worried");

    assertThat(List.of(of(task, Sentences.data()).getFirst().probabilities()))
        .allMatch(row -> row.length == 2 && Math.abs(row[0] + row[1] - 1) < 1e-9);
    List<TrainingExample> four = Sentences.data().train().subList(0, 4);
    assertThat(of(Sentences.TASK, new TrainingData(four, List.of(), List.of()))).isEmpty();
  }

  @Test
  void equal_texts_are_in_one_fold_and_answers_are_spread() {
    List<TrainingExample> examples = new ArrayList<>(Sentences.data().train());
    int texts = examples.size();
    examples.addAll(Sentences.data().train());
    Folds folds = Folds.of(examples, 5, 1);

    for (int i = 0; i < texts; i++) {
      assertThat(folds.of()[i]).isEqualTo(folds.of()[i + texts]);
    }
    for (int fold = 0; fold < 5; fold++) {
      long angry =
          Arrays.stream(folds.in(fold))
              .filter(text -> Sentences.label(examples.get(text)).equals("angry"))
              .count();
      assertThat(angry / (double) folds.in(fold).length).isBetween(0.2, 0.5);
    }
  }

  @Test
  void a_listener_can_end_it() {
    TrainingListener tired =
        new TrainingListener() {
          @Override
          public boolean cancelled() {
            return true;
          }
        };

    assertThatThrownBy(() -> CrossValidation.of(plan(Sentences.TASK, Sentences.data()), tired))
        .isInstanceOf(TrainingCancelledException.class);
  }

  private static List<HeldOutAnswers> of(Task task, TrainingData data) throws IOException {
    return CrossValidation.of(plan(task, data), TrainingListener.NONE);
  }

  private static TrainingPlan plan(Task task, TrainingData data) throws IOException {
    Method method = new Method.Head();
    return new TrainingPlan(
        TestModels.open("minilm-l6-en"),
        task,
        method,
        Hyperparameters.parse(method, Map.of()),
        data);
  }
}
