package dev.attune.evaluation.serving;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;

/** The first request to each of many models, one after the other, and what they take in memory. */
final class ColdAdapters {
  private static final int TOKENS = 16;
  private static final int SETTLED = 100;
  private static final double BYTES_PER_MEGABYTE = 1e6;

  private final Stage stage;

  ColdAdapters(Stage stage) {
    this.stage = stage;
  }

  List<Figure> measure() throws IOException, InterruptedException {
    warmUp();
    List<Double> times = new ArrayList<>();
    long before = 0;
    List<Tenant> many = stage.many();
    int settled = Math.min(SETTLED, many.size() / 2);
    for (int i = 0; i < many.size(); i++) {
      if (i == settled) {
        before = stage.gateway().memory();
      }
      stage.screen().progress("cold adapter %d of %d".formatted(i + 1, many.size()));
      Tenant tenant = many.get(i);
      times.add(stage.client().milliseconds(request(tenant)));
    }
    double perModel = (double) (stage.gateway().memory() - before) / (many.size() - settled);
    return List.of(
        new Figure(
            "memory per further LoRA (q,v, r8) model",
            "MB",
            perModel / BYTES_PER_MEGABYTE,
            0.6,
            0.2,
            false,
            "resident memory and used heap of the gateway from %,d to %,d loaded models"
                .formatted(settled, many.size())),
        new Figure(
            "first request to a cold adapter",
            "ms",
            Numbers.quantile(times, 0.95),
            300,
            50,
            false,
            "95th percentile of %,d; median %.1f ms, largest %.0f ms"
                .formatted(times.size(), Numbers.median(times), Numbers.quantile(times, 1))));
  }

  /** So that what is measured is loading and not the JVM's first steps. */
  private void warmUp() {
    for (int i = 0; i < 200; i++) {
      for (int version = 1; version <= 2; version++) {
        Tenant tenant = stage.one();
        stage
            .client()
            .milliseconds(
                stage
                    .client()
                    .request(
                        tenant.version(version), tenant, stage.sentences().ofTokens(TOKENS, 1)));
      }
    }
  }

  private HttpRequest request(Tenant tenant) {
    return stage
        .client()
        .request(tenant.production(), tenant, stage.sentences().ofTokens(TOKENS, 1));
  }
}
