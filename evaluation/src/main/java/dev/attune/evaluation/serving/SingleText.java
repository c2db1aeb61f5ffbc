package dev.attune.evaluation.serving;

import dev.attune.text.serve.AdapterSlot;
import dev.attune.text.serve.Row;
import dev.attune.text.serve.ServingOptions;
import dev.attune.text.serve.ServingSession;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A single short text on an idle gateway, over HTTP and in the session behind it, in turns. */
final class SingleText {
  private static final int TOKENS = 16;
  private static final int WARM_UP = 300;
  private static final int TEXTS = 500;
  private static final Duration PAUSE = Duration.ofMillis(10);

  private final Stage stage;

  SingleText(Stage stage) {
    this.stage = stage;
  }

  Figure measure() throws IOException, InterruptedException {
    List<Double> http = new ArrayList<>();
    List<Double> raw = new ArrayList<>();
    try (ServingSession session = ServingSession.open(stage.base(), ServingOptions.defaults());
        AdapterSlot slot = session.load(RandomLora.of(stage.base().info(), 0))) {
      for (int i = 0; i < WARM_UP + TEXTS; i++) {
        stage.screen().progress("single text %d of %d".formatted(i + 1, WARM_UP + TEXTS));
        String text = stage.sentences().ofTokens(TOKENS);
        Row row = slot.row(text);
        Thread.sleep(PAUSE);
        long begin = System.nanoTime();
        session.predict(List.of(row));
        double inSession = (System.nanoTime() - begin) / 1e6;
        Thread.sleep(PAUSE);
        Tenant tenant = stage.one();
        double overHttp =
            stage
                .client()
                .milliseconds(stage.client().request(tenant.version(1), tenant, List.of(text)));
        if (i >= WARM_UP) {
          raw.add(inSession);
          http.add(overHttp);
        }
      }
    }
    double beyond = Numbers.median(http) - Numbers.median(raw);
    return new Figure(
        "p50 over HTTP of a single 16-token text at low load, beyond the raw session's time",
        "ms",
        beyond,
        3,
        1,
        false,
        "%.2f ms over HTTP (p99 %.2f), %.2f ms in the session"
            .formatted(Numbers.median(http), Numbers.quantile(http, 0.99), Numbers.median(raw)));
  }
}
