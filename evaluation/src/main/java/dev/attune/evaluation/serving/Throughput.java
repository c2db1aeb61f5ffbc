package dev.attune.evaluation.serving;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Texts a second: against the reference, of many models against one, and of 8 bits against 32. */
final class Throughput {
  /** Enough that the gateway always has something to do, and no more. */
  private static final int CLIENTS = 4;

  private static final int TEXTS = 32;
  private static final int CLIENTS_OF_MANY = 16;
  private static final int TEXTS_OF_MANY = 4;
  private static final int READY_MADE = 64;
  private static final double WARM_UP_SECONDS = 5;

  /** A few requests a second each: what serves many tenants is compiled late. */
  private static final double WARM_UP_SECONDS_OF_MANY = 20;

  private final Stage stage;
  private final List<Double> reference = new ArrayList<>();
  private final List<Double> one = new ArrayList<>();
  private final List<Double> int8 = new ArrayList<>();
  private final List<Double> oneInSmallRequests = new ArrayList<>();
  private final List<Double> many = new ArrayList<>();
  private final List<Double> clientShares = new ArrayList<>();

  Throughput(Stage stage) {
    this.stage = stage;
  }

  List<Figure> measure() throws IOException, InterruptedException {
    Supplier<HttpRequest> ofOne = ofOne(1, TEXTS);
    Supplier<HttpRequest> ofInt8 = ofOne(2, TEXTS);
    Supplier<HttpRequest> smallOfOne = ofOne(1, TEXTS_OF_MANY);
    Supplier<HttpRequest> ofMany = ofMany();
    try (Reference stock = new Reference()) {
      stock.textsPerSecond(WARM_UP_SECONDS);
      rate(CLIENTS, TEXTS, ofOne, WARM_UP_SECONDS);
      rate(CLIENTS, TEXTS, ofInt8, WARM_UP_SECONDS);
      rate(CLIENTS_OF_MANY, TEXTS_OF_MANY, ofMany, WARM_UP_SECONDS_OF_MANY);
      for (int round = 1; round <= stage.options().rounds(); round++) {
        stage.screen().progress("throughput, round %d".formatted(round));
        double seconds = stage.options().seconds();
        reference.add(stock.textsPerSecond(seconds));
        one.add(rate(CLIENTS, TEXTS, ofOne, seconds));
        int8.add(rate(CLIENTS, TEXTS, ofInt8, seconds));
        // Whoever comes second finds more compiled, so they take turns at that too.
        boolean oneFirst = round % 2 == 1;
        if (oneFirst) {
          oneInSmallRequests.add(rate(CLIENTS_OF_MANY, TEXTS_OF_MANY, smallOfOne, seconds));
        }
        many.add(rate(CLIENTS_OF_MANY, TEXTS_OF_MANY, ofMany, seconds));
        if (!oneFirst) {
          oneInSmallRequests.add(rate(CLIENTS_OF_MANY, TEXTS_OF_MANY, smallOfOne, seconds));
        }
      }
    }
    return figures();
  }

  private List<Figure> figures() {
    return List.of(
        new Figure(
            "throughput, one fp32 model, 64-token texts over HTTP, against ONNX Runtime in a loop",
            "",
            ratio(one, reference),
            1.0,
            1.2,
            true,
            "%s against %s texts/s in requests of %d; the client took %.1f %% of the processors"
                .formatted(
                    spread(one), spread(reference), TEXTS, 100 * Numbers.median(clientShares))),
        new Figure(
            "throughput, %,d LoRA models of as many tenants, against one"
                .formatted(stage.many().size()),
            "",
            ratio(many, oneInSmallRequests),
            0.95,
            1.0,
            true,
            "%s against %s texts/s in requests of %d"
                .formatted(spread(many), spread(oneInSmallRequests), TEXTS_OF_MANY)),
        new Figure(
            "throughput, int8 against fp32",
            "",
            ratio(int8, one),
            1.6,
            2.0,
            true,
            "%s against %s texts/s".formatted(spread(int8), spread(one))));
  }

  /** The median over the rounds of the ratios, each of two turns that followed each other. */
  private static double ratio(List<Double> values, List<Double> others) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      ratios.add(values.get(i) / others.get(i));
    }
    return Numbers.median(ratios);
  }

  static String spread(List<Double> values) {
    return String.format(
        Locale.ROOT,
        "%.0f (%.0f-%.0f)",
        Numbers.median(values),
        Numbers.quantile(values, 0),
        Numbers.quantile(values, 1));
  }

  private double rate(int clients, int texts, Supplier<HttpRequest> requests, double seconds)
      throws InterruptedException {
    ProcessHandle self = ProcessHandle.current();
    try (Load load = new Load(stage.client(), clients, Duration.ZERO, requests)) {
      Thread.sleep(Duration.ofMillis(500));
      Duration cpu = self.info().totalCpuDuration().orElse(Duration.ZERO);
      long begin = System.nanoTime();
      Thread.sleep(Duration.ofMillis((long) (seconds * 1000)));
      double took = (System.nanoTime() - begin) / 1e9;
      Duration used = self.info().totalCpuDuration().orElse(Duration.ZERO).minus(cpu);
      if (load.failed() > 0) {
        throw new IllegalStateException("Requests failed: " + load.statuses() + ".");
      }
      clientShares.add(used.toNanos() / 1e9 / took / Runtime.getRuntime().availableProcessors());
      return load.perSecondSince(begin) * texts;
    }
  }

  private Supplier<HttpRequest> ofOne(int version, int texts) {
    List<HttpRequest> requests = new ArrayList<>();
    Tenant tenant = stage.one();
    for (int i = 0; i < READY_MADE; i++) {
      requests.add(
          stage
              .client()
              .request(
                  tenant.version(version),
                  tenant,
                  stage.sentences().ofTokens(Reference.TOKENS, texts)));
    }
    AtomicInteger next = new AtomicInteger();
    return () -> requests.get(Math.floorMod(next.getAndIncrement(), requests.size()));
  }

  private Supplier<HttpRequest> ofMany() {
    List<HttpRequest> requests =
        stage.many().stream()
            .map(
                tenant ->
                    stage
                        .client()
                        .request(
                            tenant.production(),
                            tenant,
                            stage.sentences().ofTokens(Reference.TOKENS, TEXTS_OF_MANY)))
            .toList();
    SplittableRandom random = new SplittableRandom(7);
    return () -> {
      synchronized (random) {
        return requests.get(random.nextInt(requests.size()));
      }
    };
  }
}
