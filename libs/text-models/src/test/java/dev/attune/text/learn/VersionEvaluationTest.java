package dev.attune.text.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Named.named;

import dev.attune.text.GoldenEncoder;
import dev.attune.text.adapter.Adapter;
import dev.attune.text.adapter.EncoderChange;
import dev.attune.text.adapter.InvalidAdapterException;
import dev.attune.text.base.BaseModel;
import dev.attune.text.metrics.Comparison;
import dev.attune.text.metrics.LabelEvaluation;
import dev.attune.text.metrics.Outcomes;
import dev.attune.text.task.Gold;
import dev.attune.text.task.MultiLabel;
import dev.attune.text.task.Regression;
import dev.attune.text.task.Scale;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.Task;
import dev.attune.text.task.Votes;
import dev.attune.text.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.util.DoubleComparator;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VersionEvaluationTest {
  private static final Map<String, Object> SIX_STEPS = Map.of("epochs", 2, "batchSize", 12);
  private static final SingleLabel SCOPED =
      new SingleLabel(List.of("angry", "grateful"), "worried");
  private static final MultiLabel SEVERAL = new MultiLabel(Sentences.TASK.labels());
  private static final Regression EASE = new Regression(List.of(new Scale("ease", 0, 2)));

  @TempDir Path directory;

  @ParameterizedTest
  @MethodSource({"through_the_encoder", "heads_alone"})
  void the_test_split_of_a_training_gives_its_answers_again(TrainingPlan plan) throws IOException {
    TrainingResult result = train(plan);
    VersionEvaluation again = evaluated(plan, result);

    assertAsGood(
        answers(again.outcomes()),
        result.findings().texts().stream().map(TestedText::answer).toList());
    assertAsGood(again.figures(), result.test());
    assertThat(again.outcomes().headline()).isEqualTo(again.figures().headline().value());
    assertThat(again.mistakes())
        .extracting(Mistake::example)
        .isEqualTo(result.findings().mistakes().stream().map(Mistake::example).toList());
  }

  private static void assertAsGood(Object actual, Object expected) {
    assertThat(actual)
        .usingRecursiveComparison()
        .withComparatorForType(new DoubleComparator(1e-6), Double.class)
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("through_the_encoder")
  void of_methods_that_train_the_encoder_they_are_the_same_to_the_last_bit(TrainingPlan plan)
      throws IOException {
    TrainingResult result = train(plan);
    VersionEvaluation again = evaluated(plan, result);

    assertThat(again.figures()).isEqualTo(result.test());
    assertThat(again.mistakes()).isEqualTo(result.findings().mistakes());
  }

  static Stream<Named<TrainingPlan>> through_the_encoder() throws IOException {
    return Stream.of(
        named("lora, on a whole model", Plans.lora(SIX_STEPS)),
        named("lora, out of scope", tiny(new Method.Lora(), SCOPED, Sentences.data())),
        named("full, several labels", tiny(new Method.Full(), SEVERAL, LearnedTasks.pairs())),
        named("bitfit, values", tiny(new Method.BitFit(), EASE, eases())),
        named("lora, sequences of tags", Plans.crf(Map.of("epochs", 2, "batchSize", 14))),
        named(
            "full, tags word by word",
            Plans.tiny(
                new Method.Full(),
                LearnedTasks.PLACES,
                LearnedTasks.journeys(false),
                Map.of("epochs", 2, "batchSize", 12, "crf", 0))),
        named(
            "lora, several outputs",
            tiny(new Method.Lora(), LearnedTasks.JOURNEY, LearnedTasks.journeys(true))));
  }

  static Stream<Named<TrainingPlan>> heads_alone() throws IOException {
    return Stream.of(
        named("head, on a whole model", Plans.head(SIX_STEPS)),
        named("head, votes", tiny(new Method.Head(), Sentences.TASK, divided(Sentences.data()))),
        named("head, out of scope", tiny(new Method.Head(), SCOPED, Sentences.data())),
        named("head, several labels", tiny(new Method.Head(), SEVERAL, LearnedTasks.pairs())),
        named("head, values", tiny(new Method.Head(), EASE, eases())),
        named(
            "head, several outputs",
            tiny(new Method.Head(), LearnedTasks.JOURNEY, LearnedTasks.journeys(true))),
        named("few-shot", tiny(new Method.FewShot(), Sentences.TASK, Sentences.data())));
  }

  @Test
  void a_version_refuses_as_it_did_when_it_was_tested() throws IOException {
    TrainingPlan plan = Plans.lora(Map.of("epochs", 5, "batchSize", 8));
    TrainingPlan scoped =
        new TrainingPlan(plan.base(), SCOPED, plan.method(), plan.hyperparameters(), plan.data());
    TrainingResult result = train(scoped);
    VersionEvaluation again = evaluated(scoped, result);

    assertThat(answers(again.outcomes())).contains(new Gold.Label("worried"));
    assertThat(((LabelEvaluation) again.figures()).outOfScope()).isNotNull();
    assertThat(again.figures()).isEqualTo(result.test());
  }

  @Test
  void two_versions_are_compared_on_texts_that_neither_was_tested_on() throws IOException {
    TrainingPlan plan = Plans.head(Map.of());
    TrainingData data = plan.data();
    List<TrainingExample> others = new ArrayList<>(data.validation());
    others.addAll(data.test());
    Adapter taught = train(plan).adapter();
    Adapter untaught = train(Plans.head(Map.of("epochs", 1, "learningRate", 1e-6))).adapter();

    VersionEvaluation good = VersionEvaluation.of(plan.base(), taught, others);
    VersionEvaluation poor = VersionEvaluation.of(plan.base(), untaught, others);

    assertThat(good.figures()).isInstanceOf(LabelEvaluation.class);
    assertThat(good.figures().examples()).isEqualTo(24);
    Comparison comparison = Comparison.of(poor.outcomes(), good.outcomes());
    assertThat(comparison.verdict()).isEqualTo(Comparison.Verdict.BETTER);
    assertThat(comparison.second()).isEqualTo(good.figures().headline().value());
  }

  @Test
  void texts_that_cannot_be_judged_are_refused_with_a_sentence_each() throws IOException {
    TrainingPlan plan = tiny(new Method.Head(), Sentences.TASK, Sentences.data());
    Adapter version = train(plan).adapter();

    assertRefused(plan.base(), version, List.of(), "The test split is empty.");
    assertRefused(
        plan.base(),
        version,
        List.of(new TrainingExample("7", "Hm.", new Gold.LabelSet(Set.of("angry")), Map.of())),
        "The test split has examples whose answer is missing or of another kind than the task's: 7.");
    assertRefused(
        plan.base(),
        version,
        List.of(Sentences.example("Hm.", "calm")),
        "The test split has labels that the task does not know: calm.");
    assertThatThrownBy(
            () ->
                VersionEvaluation.of(
                    plan.base(), version, List.of(Sentences.example(" ", "angry"))))
        .isInstanceOf(TrainingDataException.class)
        .hasMessageContaining("without text");
  }

  @Test
  void texts_without_anything_that_the_tokenizer_knows_are_refused() throws IOException {
    TrainingPlan plan = Plans.head(SIX_STEPS);

    assertRefused(
        plan.base(),
        train(plan).adapter(),
        List.of(Sentences.example("\u200b", "angry")),
        "No text of the test split has anything that the base model's tokenizer knows.");
  }

  @Test
  void a_version_is_not_evaluated_on_another_base_model() throws IOException {
    TrainingPlan plan = tiny(new Method.Head(), Sentences.TASK, Sentences.data());
    Adapter version = train(plan).adapter();

    assertThatThrownBy(
            () ->
                VersionEvaluation.of(
                    GoldenEncoder.open("electra").base(), version, plan.data().test()))
        .isInstanceOf(InvalidAdapterException.class)
        .hasMessage("The adapter was trained on the base model roberta, not on electra.");
  }

  @Test
  void a_parameter_of_another_shape_than_the_base_models_is_refused() throws IOException {
    TrainingPlan plan = tiny(new Method.BitFit(), Sentences.TASK, Sentences.data());
    Adapter version = train(plan).adapter();
    Adapter broken =
        new Adapter(
            version.base(),
            version.pooling(),
            version.maxTokens(),
            version.task(),
            version.heads(),
            new EncoderChange.Parameters(
                Map.of(
                    "embeddings.LayerNorm.bias",
                    Tensor.of("embeddings.LayerNorm.bias", new float[3], 3))));

    assertThatThrownBy(() -> VersionEvaluation.of(plan.base(), broken, plan.data().test()))
        .isInstanceOf(InvalidAdapterException.class)
        .hasMessageContaining("embeddings.LayerNorm.bias");
  }

  private static void assertRefused(
      BaseModel base, Adapter version, List<TrainingExample> examples, String... sentences) {
    assertThatThrownBy(() -> VersionEvaluation.of(base, version, examples))
        .isInstanceOfSatisfying(
            TrainingDataException.class,
            refusal -> assertThat(refusal.problems()).containsExactly(sentences));
  }

  private static TrainingResult train(TrainingPlan plan) throws IOException {
    return new FineTuning().train(plan, TrainingListener.NONE);
  }

  /** As somebody does who has the version's files alone. */
  private VersionEvaluation evaluated(TrainingPlan plan, TrainingResult result) throws IOException {
    result.adapter().save(directory);
    return VersionEvaluation.of(plan.base(), Adapter.load(directory), plan.data().test());
  }

  private static List<Gold> answers(Outcomes outcomes) {
    return IntStream.range(0, outcomes.size()).mapToObj(outcomes::answer).toList();
  }

  private static TrainingPlan tiny(Method method, Task task, TrainingData data) throws IOException {
    return Plans.tiny(method, task, data, SIX_STEPS);
  }

  private static TrainingData eases() {
    return LearnedTasks.map(
        Sentences.data(),
        (example, label) ->
            new Gold.Values(Map.of("ease", (double) Sentences.TASK.labels().indexOf(label))));
  }

  /** Every second annotator was of the opinion that the author is angry. */
  private static TrainingData divided(TrainingData data) {
    return new TrainingData(
        data.train(),
        data.validation(),
        data.test().stream().map(VersionEvaluationTest::answeredByTwo).toList());
  }

  private static TrainingExample answeredByTwo(TrainingExample example) {
    Votes votes = Votes.of(List.of(Sentences.label(example), "angry"));
    return new TrainingExample(
        example.id(), example.text(), example.gold(), Map.of(), Map.of("", votes));
  }
}
