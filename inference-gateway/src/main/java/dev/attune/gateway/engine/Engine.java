package dev.attune.gateway.engine;

import dev.attune.gateway.batching.Batcher;
import dev.attune.gateway.batching.BatchingConfig;
import dev.attune.gateway.batching.BatchingMetrics;
import dev.attune.text.adapter.Adapter;
import dev.attune.text.base.BaseModel;
import dev.attune.text.serve.AdapterSlot;
import dev.attune.text.serve.Row;
import dev.attune.text.serve.Scores;
import dev.attune.text.serve.ServingOptions;
import dev.attune.text.serve.ServingSession;
import dev.attune.text.tensor.Tensor;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One open base model: its session, and the batcher before it. */
public final class Engine implements AutoCloseable {
  private final ServingSession session;
  private final Batcher<Row, Scores> batcher;
  private final long adapterMemory;

  private Engine(ServingSession session, Batcher<Row, Scores> batcher, long adapterMemory) {
    this.session = session;
    this.batcher = batcher;
    this.adapterMemory = adapterMemory;
  }

  static Engine open(
      BaseModel base, ServingConfig serving, BatchingConfig batching, MeterRegistry registry)
      throws IOException {
    long memory = serving.adapterMemory().asLongValue();
    var options = new ServingOptions(serving.loraRank(), memory, batching.tokensPerRun());
    ServingSession session = ServingSession.open(base, options);
    String name = base.info().name();
    var batcher =
        new Batcher<Row, Scores>(
            name,
            batching,
            row -> row.encoding().tokens(),
            session::predict,
            new BatchingMetrics(registry, name));
    return new Engine(session, batcher, memory);
  }

  /** The base model's name. */
  public String name() {
    return session.base().name();
  }

  /** Bytes that loaded adapters may take together. */
  public long adapterMemory() {
    return adapterMemory;
  }

  /** Bytes that an adapter takes while it is loaded: a slot for its LoRA updates, and its head. */
  public long bytesOf(Adapter adapter) {
    long slot = adapter.lora().isEmpty() ? 0 : adapterMemory / Math.max(1, session.loraCapacity());
    return slot
        + adapter.heads().stream()
            .flatMap(head -> head.tensors().stream())
            .mapToLong(Engine::bytes)
            .sum();
  }

  /** Loads an adapter beside those that serve; the caller closes the slot. */
  public AdapterSlot load(Adapter adapter) {
    return session.load(adapter);
  }

  /**
   * Predicts rows of slots of this engine, in runs shared with other requests.
   *
   * @throws dev.attune.gateway.batching.OverloadedException when too much is waiting already
   */
  public CompletableFuture<List<Scores>> predict(List<Row> rows) {
    return batcher.submit(rows);
  }

  @Override
  public void close() {
    batcher.close();
    session.close();
  }

  private static long bytes(Tensor tensor) {
    return (long) tensor.data().length * Float.BYTES;
  }
}
