package dev.attune.agreement.truth;

import static dev.attune.agreement.Answers.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.agreement.Annotation;
import dev.attune.agreement.Annotations;
import dev.attune.agreement.FleissKappa;
import dev.attune.agreement.GwetAc1;
import dev.attune.agreement.KrippendorffAlpha;
import dev.attune.agreement.PublicData;
import dev.attune.agreement.Sampling;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Real annotators; docs/agreement.md reports these figures. */
class PublicSetsTest {

  /** Answers with the right labels, which the estimates do not see. */
  private record Crowd(Annotations<String> answers, Map<String, String> gold) {

    /** Share of items whose majority is right, where a tie is right as often as drawing lots. */
    double byMajority() {
      double right = 0;
      for (Map.Entry<String, String> item : gold.entrySet()) {
        List<String> leaders = Votes.of(answers.answers(item.getKey())).leaders();
        right += leaders.contains(item.getValue()) ? 1.0 / leaders.size() : 0;
      }
      return right / gold.size();
    }

    double byEstimate(List<String> labels) {
      TrueLabels<String> estimate = DawidSkene.STANDARD.estimate(answers, labels);
      assertThat(estimate.converged()).isTrue();
      return gold.entrySet().stream()
              .filter(
                  item -> estimate.label(item.getKey()).filter(item.getValue()::equals).isPresent())
              .count()
          / (double) gold.size();
    }
  }

  private static Crowd snow(String file) throws IOException {
    List<Annotation<String>> answers = new ArrayList<>();
    Map<String, String> gold = new HashMap<>();
    Files.readAllLines(PublicData.file("annot-snow2008", file)).stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .forEach(
            row -> {
              answers.add(new Annotation<>(row[1], row[0], row[2]));
              gold.put(row[1], row[3]);
            });
    return new Crowd(Annotations.of(answers), gold);
  }

  @Test
  void on_entailment_the_estimate_beats_the_majority() throws Exception {
    Crowd rte = snow("rte.csv");
    assertThat(rte.gold()).hasSize(800);
    assertThat(rte.byMajority()).isEqualTo(0.897, within(0.0025));
    assertThat(rte.byEstimate(List.of("0", "1")))
        .isEqualTo(0.92875, within(5e-4))
        .isGreaterThanOrEqualTo(0.92);
  }

  @Test
  void on_order_in_time_both_are_good() throws Exception {
    Crowd temporal = snow("temp.csv");
    assertThat(temporal.byMajority()).isEqualTo(0.9361, within(5e-4));
    assertThat(temporal.byEstimate(List.of("1", "2"))).isEqualTo(0.9416, within(5e-4));
  }

  @Test
  void on_a_noisy_crowd_both_are_reported() throws Exception {
    List<Annotation<String>> answers = new ArrayList<>();
    for (String line : Files.readAllLines(PublicData.file("annot-crowd-gal", "labels.tsv"))) {
      String[] row = line.split("\t", -1);
      answers.add(new Annotation<>(row[1], row[0], row[2]));
    }
    Map<String, String> gold = new HashMap<>();
    for (String line : Files.readAllLines(PublicData.file("annot-crowd-gal", "evaluation.txt"))) {
      String[] row = line.split("\t", -1);
      gold.put(row[0], row[1]);
    }
    Crowd crowd = new Crowd(Annotations.of(answers), gold);
    assertThat(crowd.byMajority()).isEqualTo(0.696, within(5e-4));
    assertThat(crowd.byEstimate(List.of("0", "1"))).isEqualTo(0.711, within(5e-4));
  }

  @Test
  void votes_on_tweets_are_the_soft_labels_that_their_authors_publish() throws Exception {
    JsonNode tweets =
        new ObjectMapper()
            .readTree(PublicData.file("annot-hsbrexit", "HS-Brexit_train.json").toFile());
    Map<String, Map<String, Double>> soft = SoftLabels.of(annotations(tweets), List.of("0", "1"));
    assertThat(soft).hasSize(784);
    soft.forEach(
        (tweet, shares) ->
            shares.forEach(
                (label, share) ->
                    assertThat(share)
                        .isEqualTo(
                            tweets.get(tweet).get("soft_label").get(label).asDouble(),
                            within(0.006))));
  }

  @Test
  void six_annotators_of_tweets_agree_little_on_hate_beyond_its_rarity() throws Exception {
    Annotations<String> answers =
        annotations(
            new ObjectMapper()
                .readTree(PublicData.file("annot-hsbrexit", "HS-Brexit_train.json").toFile()));
    Sampling quick = new Sampling(50, 1, 10);
    double alpha = value(KrippendorffAlpha.nominal(answers, quick));
    assertThat(alpha).isEqualTo(0.3457, within(5e-4));
    assertThat(value(FleissKappa.of(answers, quick))).isEqualTo(alpha, within(2e-4));
    assertThat(value(GwetAc1.of(answers, List.of("0", "1"), quick)))
        .isEqualTo(0.8109, within(5e-4));
  }

  private static Annotations<String> annotations(JsonNode tweets) {
    List<Annotation<String>> answers = new ArrayList<>();
    tweets
        .properties()
        .forEach(
            tweet -> {
              String[] labels = tweet.getValue().get("annotations").asText().split(",", -1);
              String[] by = tweet.getValue().get("annotators").asText().split(",", -1);
              for (int i = 0; i < labels.length; i++) {
                answers.add(new Annotation<>(tweet.getKey(), by[i], labels[i]));
              }
            });
    return Annotations.of(answers);
  }
}
