package dev.attune.text.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.text.PublicData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Published predictions on TweetEval's emotion test split, scored by another implementation. */
class GoldenMetricsTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final List<String> LABELS = List.of("0", "1", "2", "3");

  @Test
  void scores_of_published_predictions_agree() throws IOException {
    Path predictions = PublicData.file("golden-metrics", "tweeteval_emotion_pred.csv");
    Path scores = PublicData.file("golden-metrics", "tweeteval_emotion_pred_scores.json");
    int[] truth = column(predictions, 0);
    int[] answers = column(predictions, 1);
    JsonNode expected = new ObjectMapper().readTree(scores.toFile());

    assertThat(truth).hasSize(expected.at("/n").intValue());
    assertThat(Headline.macroF1(LABELS.size(), truth, answers))
        .isCloseTo(expected.at("/macro/f1").doubleValue(), EXACT);
    assertScores(ClassScore.of(ConfusionMatrix.of(LABELS, truth, answers)), expected);
  }

  @Test
  void the_figures_of_a_version_agree() throws IOException {
    Path predictions = PublicData.file("golden-metrics", "tweeteval_emotion_pred.csv");
    Path scores = PublicData.file("golden-metrics", "tweeteval_emotion_pred_scores.json");
    JsonNode expected = new ObjectMapper().readTree(scores.toFile());
    float[][] logits =
        Arrays.stream(column(predictions, 1))
            .mapToObj(GoldenMetricsTest::sure)
            .toArray(float[][]::new);
    var evaluation = LabelEvaluation.of(LABELS, logits, column(predictions, 0), 1);

    assertThat(evaluation.examples()).isEqualTo(expected.at("/n").intValue());
    assertThat(evaluation.accuracy().value())
        .isCloseTo(expected.at("/accuracy").doubleValue(), EXACT);
    assertThat(evaluation.macroF1().value())
        .isCloseTo(expected.at("/macro/f1").doubleValue(), EXACT);
    assertThat(evaluation.headline().value()).isEqualTo(evaluation.macroF1().value());
    assertScores(evaluation.classes(), expected);
  }

  private static float[] sure(int label) {
    float[] logits = new float[LABELS.size()];
    logits[label] = 1;
    return logits;
  }

  private static void assertScores(List<ClassScore> scores, JsonNode expected) {
    assertThat(scores).hasSize(LABELS.size());
    for (ClassScore score : scores) {
      JsonNode of = expected.at("/per_class/" + score.label());
      assertThat(score.precision()).isCloseTo(of.at("/precision").doubleValue(), EXACT);
      assertThat(score.recall()).isCloseTo(of.at("/recall").doubleValue(), EXACT);
      assertThat(score.f1()).isCloseTo(of.at("/f1").doubleValue(), EXACT);
      assertThat(score.support()).isEqualTo(of.at("/support").intValue());
    }
  }

  private static int[] column(Path csv, int column) throws IOException {
    return Files.readAllLines(csv).stream()
        .skip(1)
        .mapToInt(line -> Integer.parseInt(line.split(",", -1)[column]))
        .toArray();
  }
}
