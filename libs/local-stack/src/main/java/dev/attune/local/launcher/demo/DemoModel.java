package dev.attune.local.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.local.LocalStackException;
import dev.attune.local.launcher.Screen;
import dev.attune.local.process.Polling;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The demo's model in one language: trained by the queue and a worker, then deployed. */
final class DemoModel {
  /** Enough for a few hundred texts, and a newcomer does not wait long. */
  private static final int EPOCHS = 10;

  private static final Duration LIMIT = Duration.ofMinutes(30);
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  private final Http api;
  private final DemoLanguage language;
  private final Screen screen;

  DemoModel(Http api, DemoLanguage language, Screen screen) {
    this.api = api;
    this.language = language;
    this.screen = screen;
  }

  private String path() {
    return DemoTenant.PATH + "/models/" + language.feelings();
  }

  boolean isDeployed() {
    Http.Answer model = api.get(path());
    return !model.isMissing() && model.expect().path("production").isNumber();
  }

  /**
   * The run that trains the first version: the one that waits, works or succeeded, or a new one.
   */
  String ensureRun(int snapshot) {
    String runs = DemoTenant.PATH + "/training-runs";
    for (JsonNode run : api.get(runs + "?model=" + language.feelings()).expect().path("items")) {
      String state = run.path("state").asText();
      if (!state.equals("failed") && !state.equals("cancelled")) {
        return run.path("id").asText();
      }
    }
    return api.post(
            runs,
            Map.of(
                "model", language.feelings(),
                "dataset", language.feelings(),
                "snapshot", snapshot,
                "baseModel", language.baseModel(),
                "method", "lora",
                "hyperparameters", Map.of("epochs", EPOCHS)))
        .expect()
        .path("id")
        .asText();
  }

  /** Waits for the run and puts its version into production. */
  void deploy(String runId) {
    JsonNode run = await(runId);
    int version = run.path("version").asInt();
    Map<String, Object> deployment = new HashMap<>();
    deployment.put("production", version);
    deployment.put("canary", null);
    deployment.put("shadow", null);
    api.put(path() + "/deployment", deployment).expect();
    JsonNode macroF1 = run.path("metrics").path("test").path("macroF1");
    screen.done(
        language.feelings(),
        String.format(
            Locale.ROOT,
            "version %d in production, macro F1 on unseen texts %.2f (95 %% interval %.2f to %.2f)",
            version,
            macroF1.path("value").asDouble(),
            macroF1.path("low").asDouble(),
            macroF1.path("high").asDouble()));
  }

  private JsonNode await(String runId) {
    String path = DemoTenant.PATH + "/training-runs/" + runId;
    JsonNode run =
        Polling.first(LIMIT, LOOK_EVERY, () -> ended(api.get(path).expect()))
            .orElseThrow(
                () ->
                    new LocalStackException(
                        "The training of " + language.feelings() + " takes too long."));
    if (!run.path("state").asText().equals("succeeded")) {
      throw new LocalStackException(
          "The training of %s %s. %s"
              .formatted(
                  language.feelings(),
                  run.path("state").asText(),
                  run.path("failure").path("message").asText("")));
    }
    return run;
  }

  private Optional<JsonNode> ended(JsonNode run) {
    screen.progress(describe(run));
    String state = run.path("state").asText();
    return Optional.of(run).filter(each -> !state.equals("queued") && !state.equals("running"));
  }

  private String describe(JsonNode run) {
    JsonNode progress = run.path("progress");
    String state = run.path("state").asText();
    if (!state.equals("running") || !progress.path("totalSteps").isNumber()) {
      return "  … training " + language.feelings() + ": " + state;
    }
    return String.format(
        Locale.ROOT,
        "  … training %s: epoch %d of %d, step %d of %d, loss %.3f, %.0f texts/s, %.0f s left",
        language.feelings(),
        progress.path("epoch").asInt(),
        progress.path("epochs").asInt(),
        progress.path("step").asInt(),
        progress.path("totalSteps").asInt(),
        progress.path("loss").asDouble(),
        progress.path("samplesPerSecond").asDouble(),
        progress.path("secondsLeft").asDouble());
  }
}
