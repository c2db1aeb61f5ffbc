package dev.attune.text.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.text.GoldenEncoder;
import dev.attune.text.base.Encoding;
import dev.attune.text.objective.Sample;
import dev.attune.text.task.Entity;
import dev.attune.text.task.Gold;
import dev.attune.text.task.Joint;
import dev.attune.text.task.MultiLabel;
import dev.attune.text.task.Output;
import dev.attune.text.task.Regression;
import dev.attune.text.task.Scale;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.Task;
import dev.attune.text.task.TokenLabels;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        trainingAnd(new TrainingExample("a7", " \n", new Gold.Label("angry"), Map.of())),
        "The training split has examples without text: a7.");
  }

  @Test
  void settings_of_another_method_or_out_of_range_are_refused() {
    TrainingPlan lora = Plans.lora(Map.of());
    assertThatThrownBy(() -> PlanCheck.require(with(lora, Plans.head(Map.of()).hyperparameters())))
        .isInstanceOf(HyperparameterException.class)
        .hasMessage("rank is 0.0; it must be from 1 to 64.");
    assertThatThrownBy(
            () -> PlanCheck.require(with(lora, lora.hyperparameters().withLearningRate(10))))
        .isInstanceOf(HyperparameterException.class)
        .hasMessage("learningRate is 10.0; it must be from 0.000001 to 0.1.");
  }

  private static TrainingPlan with(TrainingPlan plan, Hyperparameters other) {
    return new TrainingPlan(plan.base(), plan.task(), plan.method(), other, plan.data());
  }

  @Test
  void texts_that_are_all_the_same_are_refused() {
    List<TrainingExample> train =
        GOOD.train().stream().map(e -> Sentences.example("Hm.", Sentences.label(e))).toList();
    assertRefused(
        new TrainingData(train, GOOD.validation(), GOOD.test()),
        "All training texts are the same.");
  }

  @Test
  void entities_that_overlap_or_end_behind_the_text_are_named_by_example() {
    var task = new TokenLabels(List.of("place"));
    assertRefused(
        task,
        entities(new Entity("place", 0, 3), new Entity("place", 2, 4)),
        "The training split has examples with entities that overlap: e1.");
    assertRefused(
        task,
        entities(new Entity("place", 3, 5)),
        "The training split has examples with an entity that ends behind its text: e1.");
    assertRefused(
        task,
        entities(new Entity("person", 3, 4)),
        "The training split has labels that the task does not know: person.");
  }

  @Test
  void a_text_ends_after_its_last_code_point() {
    var task = new TokenLabels(List.of("face"));
    TrainingExample face = example("😀", new Gold.Entities(List.of(new Entity("face", 0, 1))));
    PlanCheck.require(plan(task, List.of(face)));
  }

  @Test
  void values_that_are_not_on_their_scale_are_named_by_example() {
    var task = new Regression(List.of(new Scale("stress", 0, 10)));
    assertRefused(
        task,
        new Gold.Values(Map.of("stress", 11.0)),
        "The training split has examples with a value that is not on its scale: e1.");
    assertRefused(
        task,
        new Gold.Values(Map.of("valence", 1.0)),
        "The training split has examples whose answer is missing or of another kind than the task's: e1.");
    assertRefused(
        task,
        new Gold.Values(Map.of("stress", 3.0)),
        "Every training text has the value 3.0 of stress.");
  }

  @Test
  void one_answer_for_every_training_text_is_refused() {
    var topics = new MultiLabel(List.of("a", "b"));
    var always = new Gold.LabelSet(Set.of("a"));
    assertThatThrownBy(
            () ->
                PlanCheck.require(
                    plan(topics, List.of(example("x", always), example("y", always)))))
        .hasMessage("Every training text has the same answer, so there is nothing to learn.");

    var both = new Gold.Outputs(Map.of("first", always, "second", always));
    Joint joint = new Joint(List.of(new Output("first", topics), new Output("second", topics)));
    assertThatThrownBy(
            () -> PlanCheck.require(plan(joint, List.of(example("x", both), example("y", both)))))
        .hasMessage("Every training text has the same answer, so there is nothing to learn.");
  }

  @Test
  void an_output_with_one_answer_gets_a_share_that_is_a_number() {
    var topics = new MultiLabel(List.of("a", "b"));
    var sample = new Sample(new Gold.LabelSet(Set.of("a")), Encoding.of(new long[2], 2));
    Goals goals =
        Goals.of(
            new Joint(List.of(new Output("first", topics), new Output("second", topics))),
            List.of(List.of(sample), List.of(sample)),
            Hyperparameters.defaultsOf(new Method.Head()));
    assertThat(goals.all()).extracting(Goal::share).containsExactly(1.0, 1.0);
  }

  @Test
  void a_split_of_which_the_tokenizer_leaves_nothing_is_refused() throws IOException {
    // Zero width spaces: no white space to Java, removed by the tokenizer.
    var nothing = List.of(example("\u200b", new Gold.Label("angry")));
    TrainingPlan plan = Plans.over(new TrainingData(GOOD.train(), nothing, GOOD.test()));
    Encoded encoded = Encoded.of(plan, new Cancellation(TrainingListener.NONE));
    assertThatThrownBy(() -> PlanCheck.requireTokens(plan, encoded))
        .isInstanceOf(TrainingDataException.class)
        .hasMessage(
            "No text of the validation split has anything that the base model's tokenizer knows.");
  }

  @Test
  void a_rank_above_the_width_of_the_vectors_is_refused() throws IOException {
    Method lora = new Method.Lora();
    TrainingPlan plan =
        new TrainingPlan(
            GoldenEncoder.open("bert").base(),
            Sentences.TASK,
            lora,
            Hyperparameters.parse(lora, Map.of("rank", 17, "maxTokens", 16)),
            GOOD);
    assertThatThrownBy(() -> PlanCheck.require(plan))
        .isInstanceOf(HyperparameterException.class)
        .hasMessage("rank is 17; the vectors of the base model bert have only 16 numbers.");
  }

  @Test
  void more_labels_than_examples_are_refused() {
    assertRefused(
        new MultiLabel(List.of("a", "b")),
        new Gold.LabelSet(Set.of("a")),
        "The task has 2 labels and only one training text.");
  }

  @Test
  void a_split_without_a_text_in_scope_is_refused() {
    assertThatThrownBy(
            () ->
                PlanCheck.require(
                    plan(
                        new SingleLabel(List.of("a", "b"), "none"),
                        List.of(example("x", new Gold.Label("none"))))))
        .hasMessageStartingWith("Every text of the training split is out of scope.");
  }

  private static Gold entities(Entity... entities) {
    return new Gold.Entities(List.of(entities));
  }

  private static TrainingExample example(String text, Gold gold) {
    return new TrainingExample("e1", text, gold, Map.of());
  }

  private static TrainingPlan plan(Task task, List<TrainingExample> examples) {
    TrainingPlan any = Plans.over(GOOD);
    return new TrainingPlan(
        any.base(),
        task,
        any.method(),
        any.hyperparameters(),
        new TrainingData(examples, examples, examples));
  }

  private static void assertRefused(Task task, Gold gold, String problem) {
    assertThatThrownBy(() -> PlanCheck.require(plan(task, List.of(example("Rome", gold)))))
        .isInstanceOf(TrainingDataException.class)
        .extracting(e -> ((TrainingDataException) e).problems().getFirst())
        .isEqualTo(problem);
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
