package dev.attune.console.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the services can say to a reader of the console has a translation. The sentences are read
 * from the services' sources, so that a new one that has none fails here.
 */
class SaidByServicesTest {

  private static final Path LIBRARY =
      Path.of("..", "libs", "text-models", "src/main/java/dev/attune/text/learn");
  private static final Path WORKER =
      Path.of("..", "training-worker/src/main/java/dev/attune/worker");
  private static final Path API = Path.of("..", "platform-api/src/main/java/dev/attune/api");

  private static final Path GATEWAY =
      Path.of("..", "inference-gateway/src/main/java/dev/attune/gateway");

  private static final List<String> PARTS_OF_THE_WORKER =
      List.of(
          "training",
          "faults",
          "exports",
          "suggestions",
          "queue/Failure.java",
          "queue/JobRunner.java");

  /** Those whose refusals are shown on pages of the console. */
  private static final List<String> PARTS_OF_THE_API =
      List.of(
          "annotation",
          "datasets",
          "deployments",
          "exports",
          "feedback",
          "labels",
          "members",
          "problems/Refusals.java",
          "runs",
          "security",
          "snapshots",
          "tenants",
          "uploadedanswers");

  /** What the playground can meet. */
  private static final List<String> PARTS_OF_THE_GATEWAY =
      List.of(
          "access/IdentityProviderUnavailableException.java",
          "access/UnknownTenantException.java",
          "batching/OverloadedException.java",
          "bodies/TooManyBytesException.java",
          "explain/NotExplainableException.java",
          "feedback/UnknownPredictionException.java",
          "limits/LimitReachedException.java",
          "models/NoRoomException.java",
          "models/NotDeployedException.java",
          "models/ServedModel.java",
          "models/ServedModels.java",
          "models/StartingException.java",
          "models/UnknownModelException.java",
          "models/VersionLoader.java",
          "models/VersionReader.java",
          "models/VersionShelf.java",
          "problems/DatabaseUnavailableException.java");

  /** Of programs and processors, or about what pages never send. */
  private static final Set<String> NOT_SAID =
      Set.of(
          "A file has a directory.",
          "Every Java runtime has SHA-256.",
          "The checkpoint is damaged.",
          "The training was cancelled.",
          "This address does not answer to this method.",
          "None of the media types in Accept is offered here.",
          "Send the body as application/json.",
          "The request cannot be read.",
          "The body is larger than is accepted.",
          "Send a valid access token for this API as \"Authorization: Bearer ...\".",
          "The file has %s bytes; the range begins after its end.",
          "is a name %s",
          "must be queued, running, succeeded, failed or cancelled",
          "must be the id of an event",
          "must be true or false",
          "send either draw or externalIds");

  /** What the gaps of a sentence hold where a number would not do. */
  private static final Map<String, List<String>> GAPS =
      Map.ofEntries(
          Map.entry(
              "%s at step %d, %s, at a learning rate of %s. A lower learning rate usually helps.",
              List.of(
                  "The loss grew to 7 times that of guessing",
                  "40",
                  "before an epoch had ended well",
                  "0.1")),
          Map.entry(
              "%s at step %d in epoch %d, at a learning rate of %s. The training ended there; the weights kept are those of epoch %d. A lower learning rate usually helps.",
              List.of("The loss stopped being a number", "40", "2", "0.1", "1")),
          Map.entry("%s %s; it must be %s.", List.of("epochs", "is 0", "from 1 to 200")),
          Map.entry(
              "The task has %d labels%s and only %s.",
              List.of("9", " of intent", "8 training texts")),
          Map.entry(
              "The method %s learns %s tasks only, no %s task.",
              List.of("few-shot", "single-label", "joint")),
          Map.entry(
              "%s of the %s split %s in the training split too, so figures look better than they are.",
              List.of("2 texts", "test", "occur")),
          Map.entry(
              "%s is for tasks of the type %s; the snapshot's is %s",
              List.of("few-shot", "single-label", "token")),
          Map.entry("the split %s would be empty", List.of("test")),
          Map.entry("the label %s has no example in %s", List.of("joy", "validation")),
          Map.entry("its base model %s %s.", List.of("minilm", "is still being opened")),
          Map.entry(
              "The limit of %s, %s, is reached.", List.of("the tenant", "5 requests a second")),
          Map.entry(
              "The tenant's quota of %s %s; it begins again with the next month (UTC).",
              List.of("100 texts a month", "has only 3 texts left")));

  @Test
  void every_sentence_of_the_learning_library_has_a_translation() throws IOException {
    var said = SourceSentences.whole(List.of(LIBRARY));
    assertThat(said)
        .contains(
            "All training texts are the same.",
            "No training text has the label %s%s.",
            "%s is %d; it must be from %d to %d.");
    assertThat(untranslated(said)).isEmpty();
  }

  @Test
  void every_sentence_of_the_worker_has_a_translation() throws IOException {
    var said = SourceSentences.whole(PARTS_OF_THE_WORKER.stream().map(WORKER::resolve).toList());
    assertThat(said).contains("The training begins.", "The export was cancelled.");
    assertThat(untranslated(said)).isEmpty();
  }

  @Test
  void every_refusal_of_the_api_that_pages_show_has_a_translation() throws IOException {
    var said =
        SourceSentences.arguments(
            PARTS_OF_THE_API.stream().map(API::resolve).toList(),
            made -> made.startsWith("Refusal.") || made.equals("plain"));
    assertThat(said)
        .contains("There is no such data set.", "There is a data set named \"%s\" already.");
    assertThat(untranslated(said)).isEmpty();
  }

  @Test
  void what_the_playground_can_hear_of_the_gateway_has_a_translation() throws IOException {
    var said =
        new TreeSet<>(
            SourceSentences.whole(PARTS_OF_THE_GATEWAY.stream().map(GATEWAY::resolve).toList()));
    // Why a version does not serve stands behind a colon.
    said.addAll(
        SourceSentences.arguments(
            List.of(GATEWAY.resolve("models")), "UnloadableException"::equals));
    assertThat(said)
        .contains(
            "There is no such prediction.",
            "The model is being loaded.",
            "its adapter is not valid.");
    assertThat(untranslated(said)).isEmpty();
  }

  private static List<String> untranslated(Set<String> said) {
    return said.stream()
        .filter(sentence -> !NOT_SAID.contains(sentence))
        .flatMap(SaidByServicesTest::filled)
        .filter(sentence -> ServiceSentences.told(sentence, Locale.CHINESE).equals(sentence))
        .toList();
  }

  /** A sentence as somebody reads it; with and without the name of an output where it may be. */
  private static Stream<String> filled(String sentence) {
    var known = GAPS.get(sentence);
    if (known != null) {
      return Stream.of(sentence.replace("%d", "%s").formatted(known.toArray()));
    }
    var split = sentence.replace("%s split", "validation split");
    var output =
        split.replaceAll(
            "(?<=[a-z])%s", split.contains("same answer") ? " for intent" : " of intent");
    return Stream.of(split.replaceAll("(?<=[a-z])%s", ""), output)
        .distinct()
        .map(one -> one.replaceAll("%,?(\\.\\d)?[sdf]", "7").replace("%%", "%"));
  }
}
