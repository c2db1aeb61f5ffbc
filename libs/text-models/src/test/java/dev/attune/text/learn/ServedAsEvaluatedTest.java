package dev.attune.text.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.attune.text.TestModels;
import dev.attune.text.answer.Answer;
import dev.attune.text.metrics.JointEvaluation;
import dev.attune.text.metrics.LabelEvaluation;
import dev.attune.text.metrics.LabelSetEvaluation;
import dev.attune.text.metrics.ValueEvaluation;
import dev.attune.text.serve.AdapterSlot;
import dev.attune.text.serve.RowAnswer;
import dev.attune.text.serve.ServingOptions;
import dev.attune.text.serve.ServingSession;
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
import dev.attune.text.tensor.Tensor;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Answers as they are served give the figures that training reported for the same texts. */
class ServedAsEvaluatedTest {
  private static final Method HEAD = new Method.Head();
  private static final double SAME = 1e-9;
  private static final double SAME_VALUE = 0.02;

  @Test
  void labels_and_refusals() throws IOException {
    var task = new SingleLabel(List.of("angry", "grateful"), "worried");
    TrainingData data = Sentences.data();
    TrainingResult result = LearnedTasks.train(task, HEAD, Map.of(), data);
    assertThat(((LabelEvaluation) result.test()).accuracy().value())
        .isEqualTo(shareRight(result, task, data), offset(SAME));
  }

  @Test
  void sets_of_labels() throws IOException {
    var task = new MultiLabel(Sentences.TASK.labels());
    TrainingData data = LearnedTasks.pairs();
    TrainingResult result = LearnedTasks.train(task, HEAD, Map.of(), data);
    assertThat(((LabelSetEvaluation) result.test()).subsetAccuracy().value())
        .isEqualTo(shareRight(result, task, data), offset(SAME));
  }

  @Test
  void labels_and_entities_from_shared_and_from_own_encoders() throws IOException {
    var task =
        new Joint(
            List.of(
                new Output("mode", new SingleLabel(List.of("train", "plane"))),
                new Output("slots", new TokenLabels(List.of("person", "place")))));
    TrainingData data = LearnedTasks.journeys(true);
    for (Method method : List.of(new Method.Lora(), new Method.BitFit())) {
      TrainingResult result = LearnedTasks.train(task, method, Map.of("epochs", 4, "crf", 1), data);
      assertThat(result.adapter().tensors())
          .extracting(Tensor::name)
          .contains("classifier.slots.transitions");
      assertThat(((JointEvaluation) result.test()).allCorrect().value())
          .isEqualTo(shareRight(result, task, data), offset(SAME));
    }
  }

  @Test
  void values() throws IOException {
    var task = new Regression(List.of(new Scale("ease", 0, 10)));
    Map<String, Double> ease = Map.of("angry", 0.0, "worried", 3.0, "grateful", 10.0);
    TrainingData data =
        LearnedTasks.map(
            Sentences.data(),
            (example, label) ->
                new Gold.Values(Map.of("ease", Objects.requireNonNull(ease.get(label)))));
    TrainingResult result = LearnedTasks.train(task, HEAD, Map.of(), data);
    List<RowAnswer> answers = serve(result, data.test());
    double error = 0;
    for (int i = 0; i < answers.size(); i++) {
      var values = (Answer.Values) answers.get(i).answer();
      var gold = (Gold.Values) data.test().get(i).gold();
      for (Answer.Estimate estimate : values.values().values()) {
        error += Math.abs(estimate.value() - gold.values().values().iterator().next());
      }
    }
    assertThat(((ValueEvaluation) result.test()).outputs().getFirst().mae().value())
        .isEqualTo(error / answers.size(), offset(SAME_VALUE));
  }

  private static double shareRight(TrainingResult result, Task task, TrainingData data)
      throws IOException {
    List<RowAnswer> answers = serve(result, data.test());
    double right = 0;
    for (int i = 0; i < answers.size(); i++) {
      right += right(task, answers.get(i).answer(), data.test().get(i).gold()) ? 1 : 0;
    }
    return right / answers.size();
  }

  private static List<RowAnswer> serve(TrainingResult result, List<TrainingExample> examples)
      throws IOException {
    try (var session =
            ServingSession.open(TestModels.open("minilm-l6-en"), ServingOptions.defaults());
        AdapterSlot slot = session.load(result.adapter())) {
      return session.predict(examples.stream().map(example -> slot.row(example.text())).toList());
    }
  }

  private static boolean right(Task task, Answer answer, Gold gold) {
    return switch (answer) {
      case Answer.Label label ->
          ((Gold.Label) gold)
              .label()
              .equals(label.refused() ? ((SingleLabel) task).outOfScopeLabel() : label.label());
      case Answer.LabelSet set ->
          new HashSet<>(set.labels()).equals(((Gold.LabelSet) gold).labels());
      case Answer.Entities entities ->
          found(entities).equals(new HashSet<>(((Gold.Entities) gold).entities()));
      case Answer.Values values -> throw new IllegalArgumentException("A value is never right.");
      case Answer.Outputs outputs ->
          task.outputs().stream()
              .allMatch(
                  output ->
                      right(
                          output.task(),
                          Objects.requireNonNull(outputs.outputs().get(output.name())),
                          Objects.requireNonNull(
                              ((Gold.Outputs) gold).outputs().get(output.name()))));
    };
  }

  private static Set<Entity> found(Answer.Entities entities) {
    return entities.entities().stream()
        .map(found -> new Entity(found.label(), found.start(), found.end()))
        .collect(Collectors.toSet());
  }
}
