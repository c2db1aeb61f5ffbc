package dev.attune.text.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.text.adapter.LoraTarget;
import dev.attune.text.task.Joint;
import dev.attune.text.task.Output;
import dev.attune.text.task.Regression;
import dev.attune.text.task.Scale;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.TokenLabels;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HyperparametersTest {
  private static final Method LORA = new Method.Lora();
  private static final Method HEAD = new Method.Head();

  @Test
  void what_is_not_given_has_the_default_of_the_method() {
    Hyperparameters given = Hyperparameters.parse(LORA, Map.of("epochs", 3, "dropout", 0));

    assertThat(given.epochs()).isEqualTo(3);
    assertThat(given.dropout()).isZero();
    assertThat(given.rank()).isEqualTo(8);
    assertThat(given.alpha()).isEqualTo(16);
    assertThat(Hyperparameters.defaultsOf(HEAD).rank()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "learningRate | 10   | learningRate is 10.0; it must be from 0.000001 to 0.1.",
        "epochs       | 0    | epochs is 0.0; it must be from 1 to 200.",
        "batchSize    | 2.5  | batchSize is 2.5; it must be a whole number.",
        "rank         | 0    | rank is 0.0; it must be from 1 to 64.",
        "dropout      | -0.1 | dropout is -0.1; it must be from 0 to 0.5.",
        "crf          | 2    | crf is 2.0; it must be from 0 to 1.",
        "seed         | -1   | seed is -1.0; it must be from 0 to 2147483647."
      })
  void a_value_out_of_range_is_refused_by_name(String name, double value, String message) {
    assertThatThrownBy(() -> Hyperparameters.parse(LORA, Map.of(name, value)))
        .isInstanceOfSatisfying(
            HyperparameterException.class, e -> assertThat(e.field()).isEqualTo(name))
        .hasMessage(message);
  }

  @Test
  void whole_numbers_are_quoted_as_they_were_given() {
    assertThatThrownBy(() -> Hyperparameters.parse(LORA, Map.of("epochs", 500)))
        .hasMessage("epochs is 500; it must be from 1 to 200.");
  }

  @Test
  void a_number_that_is_none_is_refused() {
    assertThatThrownBy(() -> Hyperparameters.parse(LORA, Map.of("learningRate", Double.NaN)))
        .hasMessageStartingWith("learningRate is NaN;");
  }

  @Test
  void a_value_of_the_wrong_type_is_refused() {
    assertThatThrownBy(() -> Hyperparameters.parse(LORA, Map.of("epochs", "many")))
        .isInstanceOf(HyperparameterException.class)
        .hasMessage("epochs is a string; it must be a whole number.");
    assertThatThrownBy(() -> Hyperparameters.parse(LORA, Map.of("dropout", true)))
        .hasMessage("dropout is not a number; it must be a number.");
  }

  @Test
  void the_linears_with_updates_are_chosen_by_name() {
    assertThat(Hyperparameters.defaultsOf(LORA).targets())
        .containsExactly(LoraTarget.QUERY, LoraTarget.VALUE);
    assertThat(Hyperparameters.parse(LORA, Map.of("targets", List.of("output", "key"))).targets())
        .containsExactly(LoraTarget.KEY, LoraTarget.OUTPUT);
    assertThat(Hyperparameters.defaultsOf(HEAD).targets()).isEmpty();
  }

  @Test
  void linears_that_there_are_not_are_refused() {
    String rule =
        "it must be a list of one or more of query, key, value, attention-output, intermediate, output.";
    assertThatThrownBy(() -> Hyperparameters.parse(LORA, Map.of("targets", List.of("pooler"))))
        .isInstanceOf(HyperparameterException.class)
        .hasMessage("targets has 'pooler' in it; " + rule);
    assertThatThrownBy(() -> Hyperparameters.parse(LORA, Map.of("targets", List.of())))
        .hasMessage("targets is empty; " + rule);
    assertThatThrownBy(() -> Hyperparameters.parse(LORA, Map.of("targets", "query")))
        .hasMessage("targets is not a list; " + rule);
    assertThatThrownBy(() -> Hyperparameters.parse(HEAD, Map.of("targets", List.of("query"))))
        .hasMessageStartingWith("targets is not a hyperparameter of the method head;");
  }

  @Test
  void an_unknown_name_is_refused_with_those_that_are_known() {
    assertThatThrownBy(() -> Hyperparameters.parse(LORA, Map.of("epoch", 3)))
        .isInstanceOf(HyperparameterException.class)
        .hasMessageStartingWith("epoch is not a hyperparameter of the method lora; those are ")
        .hasMessageContaining("learningRate, epochs, batchSize");
  }

  @Test
  void a_head_has_no_rank() {
    assertThatThrownBy(() -> Hyperparameters.parse(HEAD, Map.of("rank", 8)))
        .hasMessageStartingWith("rank is not a hyperparameter of the method head;");
  }

  @Test
  void few_shot_learns_no_tags() {
    assertThatThrownBy(() -> Hyperparameters.parse(new Method.FewShot(), Map.of("crf", 1)))
        .hasMessageStartingWith("crf is not a hyperparameter of the method few-shot;");
  }

  @Test
  void a_small_training_split_is_passed_over_more_often() {
    Hyperparameters usual = Hyperparameters.defaultsOf(LORA);

    int many = usual.resolvedFor(LORA, Sentences.TASK, 300).epochs();
    assertThat(many).isGreaterThan(usual.resolvedFor(LORA, Sentences.TASK, 30_000).epochs());
    assertThat(usual.resolvedFor(LORA, Sentences.TASK, 20).epochs()).isLessThanOrEqualTo(60);
    assertThat(
            Hyperparameters.parse(LORA, Map.of("epochs", 2))
                .resolvedFor(LORA, Sentences.TASK, 300)
                .epochs())
        .isEqualTo(2);
  }

  @Test
  void many_labels_are_passed_over_more_often_than_few() {
    SingleLabel intents =
        new SingleLabel(IntStream.range(0, 150).mapToObj(i -> "intent " + i).toList());
    Hyperparameters usual = Hyperparameters.defaultsOf(LORA);

    assertThat(usual.resolvedFor(LORA, intents, 7_600).epochs())
        .isGreaterThan(usual.resolvedFor(LORA, Sentences.TASK, 7_600).epochs());
    assertThat(usual.resolvedFor(LORA, intents, 76_000).epochs())
        .isEqualTo(usual.resolvedFor(LORA, Sentences.TASK, 76_000).epochs());
  }

  @Test
  void entities_are_passed_over_more_often_than_whole_texts() {
    var entities = new TokenLabels(List.of("person"));
    var both =
        new Joint(List.of(new Output("mood", Sentences.TASK), new Output("entities", entities)));
    Hyperparameters usual = Hyperparameters.defaultsOf(LORA);

    int texts = usual.resolvedFor(LORA, Sentences.TASK, 30_000).epochs();
    assertThat(usual.resolvedFor(LORA, entities, 30_000).epochs()).isGreaterThan(texts);
    assertThat(usual.resolvedFor(LORA, both, 30_000).epochs()).isGreaterThan(texts);
  }

  @Test
  void what_has_no_effect_on_method_or_task_is_not_told() {
    assertThat(Hyperparameters.defaultsOf(HEAD).effective(HEAD, Sentences.TASK))
        .containsOnlyKeys(
            "learningRate",
            "epochs",
            "batchSize",
            "warmupShare",
            "weightDecay",
            "maxGradientNorm",
            "dropout",
            "patience",
            "maxTokens",
            "classWeights",
            "softLabels",
            "seed");
    assertThat(Hyperparameters.defaultsOf(LORA).effective(LORA, Sentences.TASK))
        .containsEntry("rank", 8L)
        .containsEntry("alpha", 16.0)
        .containsEntry("targets", LoraTarget.DEFAULT)
        .containsKey("tokensPerPass")
        .doesNotContainKeys("crf", "tokenLossWeight");
    var scale = new Regression(List.of(new Scale("stress", 0, 10)));
    assertThat(Hyperparameters.defaultsOf(LORA).effective(LORA, scale))
        .doesNotContainKeys("crf", "tokenLossWeight", "classWeights", "softLabels");
    Method fewShot = new Method.FewShot();
    assertThat(Hyperparameters.defaultsOf(fewShot).effective(fewShot, Sentences.TASK))
        .containsKey("rank")
        .doesNotContainKey("patience");
  }

  @Test
  void in_a_joint_task_that_has_an_effect_which_has_one_on_an_output() {
    var mood = new Output("mood", new SingleLabel(List.of("good", "bad")));
    var stress = new Output("stress", new Regression(List.of(new Scale("stress", 0, 10))));
    var entities = new Output("entities", new TokenLabels(List.of("person")));
    Hyperparameters usual = Hyperparameters.defaultsOf(LORA);

    assertThat(usual.effective(LORA, new Joint(List.of(mood, stress))))
        .containsKeys("classWeights", "softLabels")
        .doesNotContainKeys("crf", "tokenLossWeight");
    assertThat(usual.effective(LORA, new Joint(List.of(stress, entities))))
        .containsKeys("crf", "tokenLossWeight")
        .doesNotContainKeys("classWeights", "softLabels");
  }

  @Test
  void a_method_without_patience_is_given_none() {
    Method fewShot = new Method.FewShot();

    assertThat(
            Hyperparameters.defaultsOf(fewShot).resolvedFor(fewShot, Sentences.TASK, 60).patience())
        .isEqualTo(Hyperparameters.AUTOMATIC);
    assertThat(Hyperparameters.defaultsOf(LORA).resolvedFor(LORA, Sentences.TASK, 60).patience())
        .isPositive();
  }

  @Test
  void an_unknown_method_is_refused() {
    assertThatThrownBy(() -> Method.named("prefix"))
        .isInstanceOf(HyperparameterException.class)
        .hasMessage("method is 'prefix'; known are head, lora, full, bitfit, few-shot.");
  }
}
