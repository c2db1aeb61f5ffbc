package dev.attune.evaluation.serving;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Versions that change places in production while they are asked. */
final class Switches {
  private static final int SWITCHES = 50;
  private static final int CLIENTS = 4;
  private static final int TOKENS = 32;
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Stage stage;

  Switches(Stage stage) {
    this.stage = stage;
  }

  Figure measure() throws SQLException, InterruptedException {
    Tenant tenant = stage.switching();
    HttpRequest request =
        stage.client().request(tenant.production(), tenant, stage.sentences().ofTokens(TOKENS, 2));
    List<Double> times = new ArrayList<>();
    try (Load load = new Load(stage.client(), CLIENTS, Duration.ZERO, () -> request)) {
      for (int i = 0; i < SWITCHES; i++) {
        stage.screen().progress("switch %d of %d".formatted(i + 1, SWITCHES));
        int version = 2 - i % 2;
        long begin = System.nanoTime();
        stage.world().deploy(tenant, version);
        while (answering(request) != version) {
          if (System.nanoTime() - begin > LIMIT.toNanos()) {
            throw new IllegalStateException("Version " + version + " does not come to serve.");
          }
        }
        times.add((System.nanoTime() - begin) / 1e6);
        Thread.sleep(Duration.ofMillis(50));
      }
      return new Figure(
          "failed requests during %d version switches under load".formatted(SWITCHES),
          "",
          load.failed(),
          0,
          0,
          false,
          "%,d answered; a switch took %.0f ms, the longest %.0f ms"
              .formatted(load.answered(), Numbers.median(times), Numbers.quantile(times, 1)));
    }
  }

  private int answering(HttpRequest request) {
    JsonNode predictions = Client.predictions(stage.client().send(request));
    return predictions == null ? 0 : predictions.get(0).get("version").asInt();
  }
}
