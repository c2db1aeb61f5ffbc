package dev.attune.worker.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.worker.queue.OneJob;
import dev.attune.worker.registry.Registration;
import dev.attune.worker.testing.RunFixture;
import dev.attune.worker.testing.Sentences;
import dev.attune.worker.testing.Superuser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a training makes of annotators' votes, and which labels it leaves in doubt. */
@QuarkusTest
class VotesAndDoubtsTest {
  private static final List<String> LABELS = List.of("joy", "anger", "sadness");

  @Inject Superuser superuser;
  @Inject OneJob queue;
  @Inject Registration registration;
  @Inject RunFixture fixture;
  @Inject TrainingHandler handler;
  @Inject ObjectMapper json;

  @BeforeEach
  void registered() throws IOException {
    superuser.clear();
    registration.register();
  }

  @Test
  void models_of_hard_and_of_soft_labels_are_measured_against_the_votes() throws IOException {
    RunFixture.Prepared on = fixture.snapshot(Sentences.all());
    superuser.change(
        """
        update snapshot_example set votes = jsonb_build_object('', jsonb_build_object('answers', 3, 'labels',
               jsonb_build_object(gold ->> 'label', 2, case gold ->> 'label' when 'joy' then 'anger' else 'joy' end, 1)))
        """);
    UUID hard = fixture.queued(on, "head", "{}");
    queue.take(handler);
    UUID soft = fixture.queued(on, "head", "{\"softLabels\": 1}");
    queue.take(handler);

    JsonNode ofHard = metrics(hard).at("/test/votes");
    JsonNode ofSoft = metrics(soft).at("/test/votes");
    assertThat(ofHard.at("/examples").asInt()).isEqualTo(6);
    assertThat(ofSoft.at("/voteEntropy").asDouble())
        .isEqualTo(ofHard.at("/voteEntropy").asDouble())
        .isPositive();
    assertThat(ofSoft.at("/crossEntropy/value").asDouble())
        .isLessThan(ofHard.at("/crossEntropy/value").asDouble());
    assertThat(ofSoft.at("/jensenShannon/value").asDouble())
        .isLessThan(ofHard.at("/jensenShannon/value").asDouble());
  }

  @Test
  void labels_that_were_given_by_mistake_are_kept_as_doubted_with_the_likelier_ones()
      throws IOException {
    List<Sentences> sentences = plainSentences();
    RunFixture.Prepared on = fixture.snapshot(sentences);
    Map<String, String> right = mistakes();
    UUID run = fixture.queued(on, "head", "{}");
    queue.take(handler);

    JsonNode found =
        json.readTree(
            superuser.text(
                "select c.result from label_check c join model_version v on v.id = c.version_id where v.run_id = ?",
                run));
    assertThat(found.at("/examples").asInt()).isEqualTo(sentences.size());
    assertThat(found.at("/outputs/0/examples").asInt()).isEqualTo(sentences.size());
    assertThat(found.at("/outputs/0/noise").asDouble()).isBetween(0.0, 0.5);
    Map<String, String> likely = new HashMap<>();
    for (JsonNode suspect : found.at("/suspects")) {
      assertThat(suspect.at("/given/label").asText())
          .isNotEqualTo(suspect.at("/likely/label").asText());
      assertThat(suspect.at("/margin").asDouble()).isBetween(0.0, 0.5);
      likely.put(suspect.at("/example").asText(), suspect.at("/likely/label").asText());
    }
    assertThat(likely).hasSameSizeAs(found.at("/suspects"));
    // A mistake is found where the model is at least as sure of it as of that label on average.
    likely.keySet().retainAll(right.keySet());
    assertThat(likely)
        .isNotEmpty()
        .allSatisfy((text, label) -> assertThat(label).isEqualTo(right.get(text)));
    assertThat(sentences).noneMatch(one -> found.toString().contains(one.text()));
    assertThat(
            superuser.number(
                "select count(*) from training_event where run_id = ? and kind = 'log' and payload ->> 'message' like ?",
                run,
                "%%doubt the labels of %%the snapshot's %d examples.".formatted(sentences.size())))
        .isEqualTo(1);
  }

  /** Gives one text of each label another one; answers what they were right with. */
  private Map<String, String> mistakes() {
    Map<String, String> right = new HashMap<>();
    LABELS.forEach(
        label ->
            right.put(
                superuser.text(
                    "select example_id from snapshot_example where gold ->> 'label' = ? and split = 'train' order by 1 limit 1",
                    label),
                label));
    right.forEach(
        (text, label) ->
            superuser.change(
                "update snapshot_example set gold = jsonb_build_object('label', ?) where example_id = ?",
                LABELS.get((LABELS.indexOf(label) + 1) % LABELS.size()),
                UUID.fromString(text)));
    return right;
  }

  /** So plain that whatever model reads them knows what they are about. */
  private static List<Sentences> plainSentences() {
    List<String> splits = List.of("train", "train", "train", "validation", "test");
    List<String> names = List.of("Anna", "Ben", "Carla", "Dan", "Eve");
    List<String> days =
        List.of(
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
            "Saturday",
            "Sunday",
            "New Year's Day",
            "Easter Monday",
            "the first of May",
            "the last of August",
            "Christmas Eve");
    List<String> said =
        List.of(
            "%s laughed and danced with joy on %s",
            "%s shouted and slammed the door in fury on %s", "%s wept alone with grief on %s");
    List<Sentences> sentences = new ArrayList<>();
    for (int label = 0; label < said.size(); label++) {
      for (String day : days) {
        for (int i = 0; i < names.size(); i++) {
          String text = said.get(label).formatted(names.get(i), day);
          sentences.add(new Sentences(LABELS.get(label), splits.get(i), text));
        }
      }
    }
    return sentences;
  }

  private JsonNode metrics(UUID run) throws IOException {
    return json.readTree(superuser.text("select metrics from model_version where run_id = ?", run));
  }
}
