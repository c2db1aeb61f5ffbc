package dev.attune.text.learn;

import static dev.attune.text.learn.LearnedTasks.JOURNEY;
import static dev.attune.text.learn.LearnedTasks.PLACES;
import static dev.attune.text.learn.LearnedTasks.journeys;
import static dev.attune.text.learn.LearnedTasks.map;
import static dev.attune.text.learn.LearnedTasks.pairs;
import static dev.attune.text.learn.LearnedTasks.train;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.attune.text.TestModels;
import dev.attune.text.adapter.Adapter;
import dev.attune.text.adapter.Calibration;
import dev.attune.text.base.Encoding;
import dev.attune.text.metrics.EntityEvaluation;
import dev.attune.text.metrics.JointEvaluation;
import dev.attune.text.metrics.LabelEvaluation;
import dev.attune.text.metrics.LabelSetEvaluation;
import dev.attune.text.metrics.ReliabilityBin;
import dev.attune.text.metrics.ScaleScore;
import dev.attune.text.metrics.ValueEvaluation;
import dev.attune.text.objective.Sample;
import dev.attune.text.task.Gold;
import dev.attune.text.task.Joint;
import dev.attune.text.task.MultiLabel;
import dev.attune.text.task.Output;
import dev.attune.text.task.Regression;
import dev.attune.text.task.Scale;
import dev.attune.text.task.SingleLabel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kind of task, learned from a handful of texts. */
class TasksTest {
  private static final Method HEAD = new Method.Head();
  private static final Map<String, Object> FIVE_EPOCHS = Map.of("epochs", 5, "batchSize", 8);

  @TempDir Path directory;

  @Test
  void several_labels_are_learned_with_a_threshold_for_each() throws IOException {
    var task = new MultiLabel(Sentences.TASK.labels());
    TrainingResult result = train(task, HEAD, Map.of(), pairs());

    var test = (LabelSetEvaluation) result.test();
    assertThat(test.macroF1().value()).isGreaterThan(0.75);
    assertThat(test.thresholds()).hasSize(3);
    assertThat(result.validation().headline().name()).isEqualTo("macroF1");
    assertSurvivesTheDisk(result.adapter());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void entities_are_learned(int crf) throws IOException {
    TrainingResult result = train(PLACES, HEAD, Map.of("crf", crf), journeys(false));

    var test = (EntityEvaluation) result.test();
    assertThat(test.f1().value()).isGreaterThan(0.5);
    assertThat(result.epochs().getFirst().validationFigure().name()).isEqualTo("entityF1");
    assertThat(inBins(Objects.requireNonNull(test.calibration()))).isEqualTo(found(result));
    assertSurvivesTheDisk(result.adapter());
  }

  private static int inBins(dev.attune.text.metrics.Calibration calibration) {
    return calibration.after().bins().stream().mapToInt(ReliabilityBin::count).sum();
  }

  private static int found(TrainingResult result) {
    return result.findings().texts().stream()
        .mapToInt(text -> ((Gold.Entities) text.answer()).entities().size())
        .sum();
  }

  @Test
  void values_are_learned_with_an_interval() throws IOException {
    var task = new Regression(List.of(new Scale("ease", 0, 10)));
    Map<String, Double> ease = Map.of("angry", 0.0, "worried", 3.0, "grateful", 10.0);
    TrainingData data =
        map(
            Sentences.data(),
            (example, label) ->
                new Gold.Values(Map.of("ease", Objects.requireNonNull(ease.get(label)))));
    TrainingResult result = train(task, HEAD, Map.of(), data);

    var test = (ValueEvaluation) result.test();
    assertThat(test.headline().value()).isGreaterThan(0.4);
    var calibration = (Calibration.Values) result.adapter().heads().getFirst().calibration();
    assertThat(calibration.halfWidths()[0]).isBetween(0.5f, 9f);
    assertSurvivesTheDisk(result.adapter());
  }

  @Test
  void two_scales_are_learned_at_once() throws IOException {
    var task = new Regression(List.of(new Scale("ease", 0, 10), new Scale("arousal", 0, 1)));
    Map<String, Double> ease = Map.of("angry", 0.0, "worried", 3.0, "grateful", 10.0);
    Map<String, Double> arousal = Map.of("angry", 1.0, "worried", 0.7, "grateful", 0.2);
    TrainingData data =
        map(
            Sentences.data(),
            (example, label) ->
                new Gold.Values(
                    Map.of(
                        "ease", Objects.requireNonNull(ease.get(label)),
                        "arousal", Objects.requireNonNull(arousal.get(label)))));
    TrainingResult result = train(task, new Method.Lora(), FIVE_EPOCHS, data);

    var test = (ValueEvaluation) result.test();
    assertThat(test.outputs()).extracting(ScaleScore::name).containsExactly("ease", "arousal");
    assertThat(test.outputs())
        .allSatisfy(scale -> assertThat(scale.pearson().value()).isGreaterThan(0.4));
    var calibration = (Calibration.Values) result.adapter().heads().getFirst().calibration();
    assertThat(calibration.halfWidths()).hasSize(2);
    assertSurvivesTheDisk(result.adapter());
  }

  @Test
  void entities_are_learned_by_every_parameter() throws IOException {
    TrainingResult result = train(PLACES, new Method.Full(), FIVE_EPOCHS, journeys(false));
    assertThat(((EntityEvaluation) result.test()).f1().value()).isGreaterThan(0.5);
    assertSurvivesTheDisk(result.adapter());
  }

  @Test
  void several_labels_are_learned_by_every_parameter() throws IOException {
    var task = new MultiLabel(Sentences.TASK.labels());
    TrainingResult result = train(task, new Method.Full(), FIVE_EPOCHS, pairs());
    assertThat(((LabelSetEvaluation) result.test()).macroF1().value()).isGreaterThan(0.75);
    assertSurvivesTheDisk(result.adapter());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void several_outputs_are_learned_at_once_and_judged_alone_and_together(int crf)
      throws IOException {
    TrainingResult result = train(JOURNEY, HEAD, Map.of("crf", crf), journeys(true));

    var test = (JointEvaluation) result.test();
    assertThat(test.outputs()).containsOnlyKeys("mode", "slots");
    assertThat(Objects.requireNonNull(test.outputs().get("mode")).headline().value())
        .isGreaterThan(0.7);
    assertThat(Objects.requireNonNull(test.outputs().get("slots")).headline().value())
        .isGreaterThan(0.5);
    assertThat(test.allCorrect().value()).isBetween(0.1, 1.0);
    assertThat(result.epochs().getFirst().validationFigure().name()).isEqualTo("mean");
    assertSurvivesTheDisk(result.adapter());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void a_step_that_is_cut_into_passes_is_the_same_step(int crf) throws IOException {
    Map<String, Object> settings = Map.of("epochs", 1, "batchSize", 40, "dropout", 0, "crf", crf);
    TrainingResult whole = train(JOURNEY, new Method.Lora(), settings, journeys(true));
    Map<String, Object> cut = new HashMap<>(settings);
    cut.put("tokensPerPass", 128);
    TrainingResult passes = train(JOURNEY, new Method.Lora(), cut, journeys(true));

    EpochReport expected = whole.epochs().getFirst();
    EpochReport actual = passes.epochs().getFirst();
    assertThat(actual.trainingLoss()).isCloseTo(expected.trainingLoss(), withinPercentage(1));
    assertThat(actual.validationLoss()).isCloseTo(expected.validationLoss(), withinPercentage(2));
  }

  @Test
  void the_best_constant_answer_costs_the_same_in_every_output() {
    var feelings = new SingleLabel(List.of("calm", "angry"));
    var stress = new Regression(List.of(new Scale("stress", 0, 10)));
    Encoding encoding = Encoding.of(new long[] {101, 102}, 2);
    List<Sample> labels = new ArrayList<>();
    List<Sample> values = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      labels.add(new Sample(new Gold.Label(i == 0 ? "calm" : "angry"), encoding));
      values.add(new Sample(new Gold.Values(Map.of("stress", i < 2 ? 3.0 : 7.0)), encoding));
    }
    Goals goals =
        Goals.of(
            new Joint(List.of(new Output("feelings", feelings), new Output("stress", stress))),
            List.of(labels, values),
            Hyperparameters.defaultsOf(HEAD));

    double entropy = -(0.25 * Math.log(0.25) + 0.75 * Math.log(0.75));
    assertThat(goals.all().get(0).share()).isEqualTo(1);
    assertThat(goals.all().get(1).share()).isCloseTo(entropy / 0.04, withinPercentage(0.01));
  }

  @Test
  void texts_out_of_scope_teach_the_model_to_refuse() throws IOException {
    var task = new SingleLabel(List.of("angry", "grateful"), "worried");
    TrainingResult result = train(task, HEAD, Map.of(), Sentences.data());

    var test = (LabelEvaluation) result.test();
    var calibration = (Calibration.Label) result.adapter().heads().getFirst().calibration();
    assertThat(calibration.threshold()).isPresent();
    assertThat(Objects.requireNonNull(test.outOfScope()).recall()).isGreaterThanOrEqualTo(0.5);
    assertThat(test.outOfScope().auroc()).isGreaterThan(0.7);
    assertSurvivesTheDisk(result.adapter());
  }

  @Test
  void mistakes_are_named_by_example_and_slices_have_their_figures() throws IOException {
    TrainingData data = Sentences.data();
    List<TrainingExample> test = new ArrayList<>();
    for (TrainingExample example : data.test()) {
      test.add(
          new TrainingExample(
              example.id(), example.text(), example.gold(), Map.of("channel", "letter")));
    }
    TrainingExample wrong =
        new TrainingExample("wrong", "Thank you so very much!", new Gold.Label("angry"), Map.of());
    test.add(wrong);
    TrainingResult result =
        train(
            Sentences.TASK,
            HEAD,
            Map.of(),
            new TrainingData(data.train(), data.validation(), test));

    assertThat(result.findings().mistakes().getFirst())
        .satisfies(mistake -> assertThat(mistake.example()).isEqualTo("wrong"))
        .satisfies(mistake -> assertThat(mistake.gold()).isEqualTo("angry"))
        .satisfies(mistake -> assertThat(mistake.predicted()).isEqualTo("grateful"));
    assertThat(result.findings().slices())
        .singleElement()
        .satisfies(slice -> assertThat(slice.meta()).isEqualTo("channel"))
        .satisfies(slice -> assertThat(slice.examples()).isEqualTo(12));
  }

  private void assertSurvivesTheDisk(Adapter adapter) throws IOException {
    adapter.verifyAgainst(TestModels.open("minilm-l6-en").info());
    adapter.save(directory);
    Adapter loaded = Adapter.load(directory);
    assertThat(loaded.task()).isEqualTo(adapter.task());
    assertThat(loaded.heads()).isEqualTo(adapter.heads());
  }
}
