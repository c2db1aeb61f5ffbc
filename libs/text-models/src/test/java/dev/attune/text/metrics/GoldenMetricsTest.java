package dev.attune.text.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.text.PublicData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    assertThat(Headline.accuracy(truth, answers))
        .isCloseTo(expected.at("/accuracy").doubleValue(), EXACT);
    assertThat(Headline.macroF1(LABELS.size(), truth, answers))
        .isCloseTo(expected.at("/macro/f1").doubleValue(), EXACT);
    for (ClassScore score : ClassScore.of(ConfusionMatrix.of(LABELS, truth, answers))) {
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
