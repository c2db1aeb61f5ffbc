package dev.attune.evaluation.serving;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A tenant that asks one text now and then, alone and while another asks ten times what it may. */
final class NoisyNeighbour {
  private static final int TOKENS = 64;
  private static final int REQUESTS = 300;
  private static final int FLOODING_CLIENTS = 64;
  private static final int TEXTS_OF_FLOOD = 32;
  private static final Duration PAUSE_OF_FLOOD = Duration.ofMillis(900);
  private static final Duration PAUSE = Duration.ofMillis(80);
  private static final int READY_MADE = 32;
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final Stage stage;

  NoisyNeighbour(Stage stage) {
    this.stage = stage;
  }

  Figure measure() throws InterruptedException {
    latencies(REQUESTS / 2);
    List<Double> alone = latencies(REQUESTS);
    List<Double> beside;
    String answers;
    try (Load flood = flood()) {
      Thread.sleep(Duration.ofSeconds(3));
      long before = flood.answered();
      long begin = System.nanoTime();
      beside = latencies(REQUESTS);
      double seconds = (System.nanoTime() - begin) / 1e9;
      answers =
          "%.0f texts/s of the flood answered, statuses %s"
              .formatted((flood.answered() - before) * TEXTS_OF_FLOOD / seconds, flood.statuses());
    }
    double ratio = Numbers.quantile(beside, 0.99) / Numbers.quantile(alone, 0.99);
    return new Figure(
        "p99 of a quiet tenant while another floods, against alone",
        "",
        ratio,
        2,
        1.3,
        false,
        "%.1f against %.1f ms (p50 %.1f against %.1f); %s"
            .formatted(
                Numbers.quantile(beside, 0.99),
                Numbers.quantile(alone, 0.99),
                Numbers.median(beside),
                Numbers.median(alone),
                answers));
  }

  private List<Double> latencies(int count) throws InterruptedException {
    List<Double> times = new ArrayList<>();
    Tenant tenant = stage.quiet();
    long begin = System.nanoTime();
    for (int i = 0; i < count && System.nanoTime() - begin < LIMIT.toNanos(); i++) {
      stage.screen().progress("noisy neighbour, request %d of %d".formatted(i + 1, count));
      HttpRequest request =
          stage
              .client()
              .request(tenant.production(), tenant, stage.sentences().ofTokens(TOKENS, 1));
      times.add(stage.client().milliseconds(request));
      Thread.sleep(PAUSE);
    }
    return times;
  }

  private Load flood() {
    Tenant tenant = stage.flooding();
    List<HttpRequest> requests = new ArrayList<>();
    for (int i = 0; i < READY_MADE; i++) {
      requests.add(
          stage
              .client()
              .request(
                  tenant.production(), tenant, stage.sentences().ofTokens(TOKENS, TEXTS_OF_FLOOD)));
    }
    var next = new AtomicInteger();
    return new Load(
        stage.client(),
        FLOODING_CLIENTS,
        PAUSE_OF_FLOOD,
        () -> requests.get(Math.floorMod(next.getAndIncrement(), READY_MADE)));
  }
}
