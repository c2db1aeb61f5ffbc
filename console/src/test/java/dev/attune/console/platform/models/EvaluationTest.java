package dev.attune.console.platform.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.console.testing.SampleServices;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the worker measured is read as what it is. */
class EvaluationTest {

  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  @ParameterizedTest
  @CsvSource({
    "feelings, single-label, macroF1",
    "mixed, multi-label, macroF1",
    "names, token, entityF1",
    "stress, regression, pearson",
    "requests, joint, mean"
  })
  void every_type_has_its_headline(String model, String type, String headline)
      throws JsonProcessingException {
    var evaluation = Objects.requireNonNull(metrics(model, 0).shown());
    assertThat(evaluation.type()).isEqualTo(type);
    assertThat(evaluation.headline().name()).isEqualTo(headline);
  }

  @Test
  void one_without_a_type_is_of_single_labels_and_takes_the_calibration_that_stood_beside_it()
      throws JsonProcessingException {
    var old = metrics("feelings", 1);
    assertThat(old.test()).isInstanceOf(LabelEvaluation.class);
    var labels = (LabelEvaluation) Objects.requireNonNull(old.test());
    assertThat(labels.headline()).isEqualTo(new Headline("macroF1", 0.77, 0.74, 0.8));
    assertThat(labels.calibration())
        .isEqualTo(new Calibration(1.31, 0.0712, 0.0284, null, null, null, null));
  }

  @Test
  void the_parts_of_a_joint_one_are_evaluations_of_their_own() throws JsonProcessingException {
    var joint = (JointEvaluation) Objects.requireNonNull(metrics("requests", 0).test());
    assertThat(joint.outputs().keySet()).containsExactly("intent", "slots", "mood");
    assertThat(joint.outputs().get("mood")).isInstanceOf(ValueEvaluation.class);
    assertThat(joint.figures())
        .extracting(Figure::of, Figure::name)
        .contains(tuple("slots", "entityF1"));
  }

  @Test
  void a_joint_one_is_compared_by_every_figure_of_its_outputs() throws JsonProcessingException {
    var joint = Objects.requireNonNull(metrics("requests", 0).test());
    assertThat(joint.compared())
        .extracting(Figure::of, Figure::name)
        .doesNotHaveDuplicates()
        .startsWith(tuple(null, "allCorrect"), tuple("intent", "macroF1"))
        .contains(
            tuple("intent", "inScopeAccuracy"),
            tuple("intent", "outOfScopeRecall"),
            tuple("intent", "recallAt95Precision"),
            tuple("slots", "precision"),
            tuple("mood", "pearson"),
            tuple("mood · stress", "mae"));
    assertThat(Objects.requireNonNull(metrics("feelings", 0).test()).compared())
        .extracting(Figure::name)
        .contains("inScopeAccuracy", "outOfScopeRecall", "recallAt95Precision");
  }

  @Test
  void correlations_and_means_with_one_can_be_below_zero() throws JsonProcessingException {
    assertThat(metrics("stress", 0).signed("pearson")).isTrue();
    assertThat(metrics("feelings", 0).signed("macroF1")).isFalse();
    assertThat(metrics("feelings", 0).signed("entropyCorrelation")).isTrue();
    assertThat(metrics("requests", 0).signed("mean")).isTrue();
    assertThat(metrics("requests", 0).signed("allCorrect")).isFalse();
    var joint = (JointEvaluation) Objects.requireNonNull(metrics("requests", 0).test());
    var labels = Map.of("intent", Objects.requireNonNull(joint.outputs().get("intent")));
    assertThat(new JointEvaluation(1, joint.headline(), labels, joint.allCorrect()).signed("mean"))
        .isFalse();
  }

  private static Metrics metrics(String model, int index) throws JsonProcessingException {
    JsonNode version =
        JSON.readTree(SampleServices.resource("versions.json")).path(model).path(index);
    return JSON.treeToValue(version.path("metrics"), Metrics.class);
  }
}
