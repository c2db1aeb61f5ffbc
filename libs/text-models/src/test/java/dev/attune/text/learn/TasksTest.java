package dev.attune.text.learn;

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
import dev.attune.text.metrics.ScaleScore;
import dev.attune.text.metrics.ValueEvaluation;
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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kind of task, learned from a handful of texts. */
class TasksTest {
  static final TokenLabels PLACES = new TokenLabels(List.of("person", "place"));
  static final Joint JOURNEY =
      new Joint(
          List.of(
              new Output("mode", new SingleLabel(List.of("train", "plane"))),
              new Output("slots", PLACES)));
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
    assertSurvivesTheDisk(result.adapter());
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

  static TrainingResult train(Task task, Method method, Map<String, ?> settings, TrainingData data)
      throws IOException {
    TrainingResult result =
        new FineTuning()
            .train(
                new TrainingPlan(
                    TestModels.open("minilm-l6-en"),
                    task,
                    method,
                    Hyperparameters.parse(method, settings),
                    data),
                TrainingListener.NONE);
    WrittenAnswers.assertGiveTheFigure(task, result);
    return result;
  }

  static TrainingData map(TrainingData data, BiFunction<TrainingExample, String, Gold> gold) {
    return new TrainingData(
        map(data.train(), gold), map(data.validation(), gold), map(data.test(), gold));
  }

  private static List<TrainingExample> map(
      List<TrainingExample> examples, BiFunction<TrainingExample, String, Gold> gold) {
    return examples.stream()
        .map(
            example ->
                new TrainingExample(
                    example.id(),
                    example.text(),
                    gold.apply(example, Sentences.label(example)),
                    Map.of()))
        .toList();
  }

  /** Each sentence alone, and followed by one of another mood. */
  static TrainingData pairs() {
    TrainingData single = Sentences.data();
    return new TrainingData(
        pairs(single.train()), pairs(single.validation()), pairs(single.test()));
  }

  private static List<TrainingExample> pairs(List<TrainingExample> examples) {
    List<TrainingExample> pairs = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      TrainingExample one = examples.get(i);
      TrainingExample other = examples.get((i + examples.size() / 3) % examples.size());
      pairs.add(labelled(one.text(), Set.of(Sentences.label(one))));
      Set<String> both = new HashSet<>(Set.of(Sentences.label(one)));
      both.add(Sentences.label(other));
      pairs.add(labelled(one.text() + " " + other.text(), both));
    }
    return pairs;
  }

  private static TrainingExample labelled(String text, Set<String> labels) {
    return new TrainingExample("x", text, new Gold.LabelSet(labels), Map.of());
  }

  /** Who went where, and how; names and places of the test split occur in no other. */
  static TrainingData journeys(boolean joint) {
    List<String> people =
        List.of(
            "Anna", "Peter", "Mary", "John", "Laura", "David", "Sarah", "Thomas", "Julia", "Mark",
            "Emma", "Paul", "Alice", "Robert", "Helen", "Daniel", "Claire", "Steven");
    List<String> places =
        List.of(
            "Paris", "Berlin", "Madrid", "Rome", "London", "Vienna", "Prague", "Dublin", "Oslo",
            "Athens", "Lisbon", "Warsaw", "Moscow", "Tokyo", "Boston", "Chicago", "Sydney",
            "Toronto");
    List<List<TrainingExample>> splits =
        List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int person = 0; person < people.size(); person++) {
      int split = person < 10 ? 0 : person < 14 ? 1 : 2;
      for (int i = 0; i < 4; i++) {
        int first = split == 0 ? 0 : split == 1 ? 10 : 14;
        int place = first + (person + i) % (split == 0 ? 10 : 4);
        splits.get(split).add(journey(people.get(person), places.get(place), i, joint));
      }
    }
    return new TrainingData(splits.get(0), splits.get(1), splits.get(2));
  }

  private static TrainingExample journey(String person, String place, int form, boolean joint) {
    List<String> forms =
        List.of(
            "Yesterday %s took the train to %s.",
            "I met %s on the flight to %s.",
            "The express brought %s back to %s, by rail as always.",
            "%s landed in %s after a long flight.");
    String text = forms.get(form).formatted(person, place);
    Gold entities =
        new Gold.Entities(
            List.of(
                new Entity("person", text.indexOf(person), text.indexOf(person) + person.length()),
                new Entity("place", text.indexOf(place), text.indexOf(place) + place.length())));
    Gold gold =
        joint
            ? new Gold.Outputs(
                Map.of(
                    "mode", new Gold.Label(form % 2 == 0 ? "train" : "plane"), "slots", entities))
            : entities;
    return new TrainingExample(person + form, text, gold, Map.of());
  }
}
