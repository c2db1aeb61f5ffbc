package dev.attune.console.testing;

import static org.awaitility.Awaitility.await;

import dev.attune.local.testing.TestUser;
import dev.attune.local.testing.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An organisation with people in every role, a data set, two versions of a model trained on it, and
 * one of them serving with the other as canary. Made once for all tests, through the API.
 */
public final class TrainedOrganisation {

  private static final Path TEXTS = Path.of("..", "demo", "feelings-en.csv");
  private static final Duration TRAINING = Duration.ofMinutes(5);
  private static @Nullable TrainedOrganisation made;

  private final String slug = "pages-" + UUID.randomUUID().toString().substring(0, 8);
  private final TestUser owner = Tokens.newUser();
  private final TestUser annotator = Tokens.newUser();
  private final TestUser auditor = Tokens.newUser();
  private final ApiCalls api = new ApiCalls(owner.token());
  private final String dataset;
  private final List<String> runs;

  private TrainedOrganisation() {
    api.post(
        "/tenants",
        "{\"slug\":\"%s\",\"name\":\"Harbour Counselling 港湾\",\"locale\":\"en\"}".formatted(slug));
    invite(annotator, "annotator");
    invite(auditor, "auditor");
    dataset = upload();
    api.post(at("/datasets/feelings/snapshots"), "{\"splits\":\"column\"}");
    runs = List.of(train(1), train(2));
    runs.forEach(this::awaitSuccess);
    api.put(
        at("/models/feelings/deployment"),
        "{\"production\":1,\"canary\":{\"version\":2,\"percent\":10},\"shadow\":null}");
    api.post(at("/api-keys"), "{\"name\":\"Counselling app\",\"scopes\":[\"predict\"]}");
  }

  public static synchronized TrainedOrganisation get() {
    if (made == null) {
      made = new TrainedOrganisation();
    }
    return made;
  }

  public String slug() {
    return slug;
  }

  public TestUser owner() {
    return owner;
  }

  public TestUser annotator() {
    return annotator;
  }

  public TestUser auditor() {
    return auditor;
  }

  public String dataset() {
    return dataset;
  }

  public String run() {
    return runs.getFirst();
  }

  public String anyMember() {
    return api.get(at("/members")).path("items").path(1).path("id").asText();
  }

  public String anyKey() {
    return api.get(at("/api-keys")).path("items").path(0).path("id").asText();
  }

  private void invite(TestUser person, String role) {
    api.post(at("/members"), "{\"email\":\"%s\",\"role\":\"%s\"}".formatted(person.email(), role));
  }

  private String upload() {
    var created =
        api.post(
            at("/datasets"),
            """
            {"name":"feelings","language":"en","guidelines":"What does the writer feel?","task":{"type":"single-label",
             "labels":["joy","sadness","anger","fear","disgust","surprise","neutral"]}}
            """);
    try {
      api.post(at("/datasets/feelings/examples"), "text/csv", Files.readString(TEXTS));
      api.post(
          at("/datasets/feelings/examples"),
          "text/csv",
          "text,label\n\"<script>alert(1)</script> & <b>bold</b>\",\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return created.path("id").asText();
  }

  private String train(int seed) {
    return api.post(
            at("/training-runs"),
            """
            {"model":"feelings","dataset":"feelings","snapshot":1,"baseModel":"minilm-l6-en","method":"head",
             "hyperparameters":{"seed":%d}}
            """
                .formatted(seed))
        .path("id")
        .asText();
  }

  private void awaitSuccess(String run) {
    await()
        .atMost(TRAINING)
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> api.get(at("/training-runs/" + run)).path("state").asText(), "succeeded"::equals);
  }

  private String at(String path) {
    return "/tenants/" + slug + path;
  }
}
