package dev.attune.gateway.engine;

import dev.attune.gateway.batching.Batcher;
import dev.attune.gateway.batching.BatchingConfig;
import dev.attune.gateway.batching.BatchingMetrics;
import dev.attune.gateway.batching.Reservation;
import dev.attune.text.adapter.Adapter;
import dev.attune.text.base.BaseModel;
import dev.attune.text.onnx.Precision;
import dev.attune.text.serve.AdapterSlot;
import dev.attune.text.serve.Row;
import dev.attune.text.serve.RowAnswer;
import dev.attune.text.serve.ServingOptions;
import dev.attune.text.serve.ServingSession;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** One open base model: its session, and the batcher before it. */
public final class Engine implements AutoCloseable {
  private final ServingSession session;
  private final Batcher<Row, RowAnswer> batcher;
  private final long adapterMemory;

  private Engine(ServingSession session, Batcher<Row, RowAnswer> batcher, long adapterMemory) {
    this.session = session;
    this.batcher = batcher;
    this.adapterMemory = adapterMemory;
  }

  static Engine open(
      BaseModel base, ServingConfig serving, BatchingConfig batching, MeterRegistry registry)
      throws IOException {
    long memory = serving.adapterMemory().asLongValue();
    var options =
        new ServingOptions(
            serving.loraRank(), memory, batching.tokensPerRun(), serving.backend().backend());
    ServingSession session = ServingSession.open(base, options);
    String name = base.info().name();
    var batcher =
        new Batcher<Row, RowAnswer>(
            name,
            batching,
            row -> row.encoding().tokens(),
            new SessionRunner(session),
            new BatchingMetrics(registry, name));
    return new Engine(session, batcher, memory);
  }

  /** Waits for answers; what failed them is thrown as it was. */
  public static List<RowAnswer> joined(CompletableFuture<List<RowAnswer>> answers) {
    try {
      return answers.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** The base model's name. */
  public String name() {
    return session.base().name();
  }

  /** Bytes that loaded adapters may take together. */
  public long adapterMemory() {
    return adapterMemory;
  }

  /** Opens the encoder in 8 bits ahead of the first version that needs it. */
  void prepare() {
    if (session.offers(Precision.INT8)) {
      session.prepare(Precision.INT8);
    }
  }

  /** Bytes that an adapter takes while it is loaded. */
  public long bytesOf(Adapter adapter, Precision precision) {
    return session.bytesOf(adapter, precision);
  }

  /**
   * Loads an adapter beside those that serve; the caller closes the slot. One for which an encoder
   * has to be opened loads on a thread of its own, so that no request waits for a processor that
   * loading holds.
   */
  public AdapterSlot load(Adapter adapter, Precision precision) {
    if (!session.opensEncoder(adapter, precision)) {
      return session.load(adapter, precision);
    }
    var slot = new CompletableFuture<AdapterSlot>();
    Thread.ofPlatform()
        .name("load-encoder")
        .daemon()
        .start(() -> slot.completeAsync(() -> session.load(adapter, precision), Runnable::run));
    return slot.join();
  }

  /**
   * Predicts for nobody who waits: rows that have a line of their own, so that they never count
   * against what a tenant may have waiting.
   *
   * @throws dev.attune.gateway.batching.OverloadedException when too much is waiting already
   */
  public CompletableFuture<List<RowAnswer>> predictAside(UUID tenant, List<Row> rows) {
    return batcher.submit(new Aside(tenant), rows);
  }

  /**
   * Keeps room for texts of a tenant while they are tokenised.
   *
   * @param tokens at least as many as they have
   * @throws dev.attune.gateway.batching.OverloadedException when too much is waiting already
   */
  public Reservation reserve(UUID tenant, int tokens) {
    return batcher.reserve(tenant, tokens);
  }

  /**
   * Keeps room for more texts of a request that is being answered already; waits for it where there
   * is none.
   *
   * @param tokens as many as they have
   * @param patience how long it waits at most
   * @throws dev.attune.gateway.batching.OverloadedException when there was none for so long
   */
  public Reservation reserve(UUID tenant, int tokens, Duration patience) {
    return batcher.reserve(tenant, tokens, patience);
  }

  /** Predicts the rows that room was reserved for, in runs shared with other requests. */
  public CompletableFuture<List<RowAnswer>> predict(Reservation reservation, List<Row> rows) {
    return batcher.submit(reservation, rows);
  }

  /** Tokens of requests that wait for a run. */
  public int waitingTokens() {
    return batcher.waitingTokens();
  }

  @Override
  public void close() {
    batcher.close();
    session.close();
  }

  /** A tenant's line of rows that nobody waits for. */
  private record Aside(UUID tenant) {}
}
