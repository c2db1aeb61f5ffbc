package dev.attune.text.learn;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.text.TestModels;
import dev.attune.text.metrics.LabelEvaluation;
import dev.attune.text.metrics.VoteFit;
import dev.attune.text.task.Votes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Half the annotators call every text of one kind another kind: only soft labels can say so. */
class SoftTrainingTest {

  @Test
  void a_model_of_soft_labels_is_closer_to_the_votes_than_one_of_hard_labels() throws IOException {
    VoteFit hard = votes(train(Map.of("epochs", 20)));
    VoteFit soft = votes(train(Map.of("epochs", 20, "softLabels", 1)));

    assertThat(soft.crossEntropy().value()).isLessThan(hard.crossEntropy().value());
    assertThat(soft.jensenShannon().value()).isLessThan(hard.jensenShannon().value());
    assertThat(hard.examples()).isEqualTo(soft.examples()).isPositive();
  }

  @Test
  void asking_for_votes_that_nobody_gave_is_warned_of() throws IOException {
    TrainingPlan plan = plan(Sentences.data(), Map.of("epochs", 2, "softLabels", 1));

    assertThat(new FineTuning().train(plan, TrainingListener.NONE).warnings())
        .extracting(TrainingWarning::kind)
        .contains(TrainingWarning.Kind.NO_VOTES);
  }

  private static TrainingResult train(Map<String, ?> settings) throws IOException {
    TrainingData data = Sentences.data();
    return new FineTuning()
        .train(
            plan(
                new TrainingData(
                    divided(data.train()), divided(data.validation()), divided(data.test())),
                settings),
            TrainingListener.NONE);
  }

  private static TrainingPlan plan(TrainingData data, Map<String, ?> settings) throws IOException {
    Method method = new Method.Head();
    return new TrainingPlan(
        TestModels.open("minilm-l6-en"),
        Sentences.TASK,
        method,
        Hyperparameters.parse(method, settings),
        data);
  }

  private static List<TrainingExample> divided(List<TrainingExample> examples) {
    List<TrainingExample> divided = new ArrayList<>();
    for (TrainingExample example : examples) {
      String label = Sentences.label(example);
      String first = Sentences.TASK.labels().getFirst();
      String other = label.equals(first) ? Sentences.TASK.labels().get(1) : label;
      divided.add(
          new TrainingExample(
              example.id(),
              example.text(),
              example.gold(),
              Map.of(),
              Map.of("", Votes.of(List.of(label, other)))));
    }
    return divided;
  }

  private static VoteFit votes(TrainingResult result) {
    return requireNonNull(((LabelEvaluation) result.test()).votes());
  }
}
