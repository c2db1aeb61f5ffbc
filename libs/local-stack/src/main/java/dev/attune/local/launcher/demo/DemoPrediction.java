package dev.attune.local.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.local.LocalStackException;
import dev.attune.local.launcher.Screen;
import dev.attune.local.process.Polling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One real prediction through the gateway, shown so that a person can judge it. */
final class DemoPrediction {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration RETRY_EVERY = Duration.ofMillis(250);
  private static final int SHOWN = 3;
  private static final int BAR = 24;

  private final String gatewayUrl;
  private final DemoApiKey key;
  private final Screen screen;

  DemoPrediction(String gatewayUrl, DemoApiKey key, Screen screen) {
    this.gatewayUrl = gatewayUrl;
    this.key = key;
    this.screen = screen;
  }

  void show(DemoLanguage language) {
    JsonNode prediction = predict(language).path("predictions").path(0);
    screen.line("");
    screen.line("  " + language.title() + ": " + language.exampleText());
    for (Score score : best(prediction.path("scores"))) {
      String bar = "█".repeat((int) Math.round(score.probability() * BAR));
      String line =
          String.format(
              Locale.ROOT,
              "    %s%5.1f %%  %s",
              Screen.pad(score.label(), 12),
              100 * score.probability(),
              bar);
      boolean chosen = score.label().equals(prediction.path("label").asText());
      screen.line(chosen ? screen.bold(line) : screen.dim(line));
    }
  }

  private static List<Score> best(JsonNode scores) {
    List<Score> all = new ArrayList<>();
    scores
        .properties()
        .forEach(entry -> all.add(new Score(entry.getKey(), entry.getValue().asDouble())));
    all.sort(Comparator.comparingDouble(Score::probability).reversed());
    return all.subList(0, Math.min(SHOWN, all.size()));
  }

  /** A gateway needs a moment to load a version that was deployed just now. */
  private JsonNode predict(DemoLanguage language) {
    Http stored = new Http(gatewayUrl, key.ensure());
    boolean refused = ask(stored, language).status() == 401;
    Http gateway = refused ? new Http(gatewayUrl, key.renew()) : stored;
    Http.Answer answer =
        Polling.first(
                LIMIT,
                RETRY_EVERY,
                () -> Optional.of(ask(gateway, language)).filter(each -> each.status() == 200))
            .orElseGet(() -> ask(gateway, language));
    JsonNode json = answer.expect();
    if (json.path("predictions").isEmpty()) {
      throw new LocalStackException("The gateway answered without a prediction.");
    }
    return json;
  }

  private static Http.Answer ask(Http gateway, DemoLanguage language) {
    return gateway.post(
        "/v1/tenants/demo/models/" + language.feelings() + "/predict",
        Map.of("inputs", List.of(Map.of("text", language.exampleText()))));
  }

  private record Score(String label, double probability) {}
}
