package dev.attune.text.serve;

import dev.attune.text.adapter.Adapter;
import dev.attune.text.base.Encoding;
import dev.attune.text.base.Pooling;
import dev.attune.text.base.Tokenizer;
import dev.attune.text.onnx.EncoderGraph;
import dev.attune.text.task.Task;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * An adapter loaded into a session. Closing it makes room for another as soon as no prediction uses
 * it any more; rows that name a closed slot are refused.
 */
public final class AdapterSlot implements AutoCloseable {
  private final Encoder encoder;
  private final int index;
  private final Runnable onFree;
  private final Task task;
  private final SlotHeads heads;
  private final Pooling pooling;
  private final Tokenizer tokenizer;
  private int leases;
  private boolean closed;

  /**
   * @param index the adapter's place in the encoder's bank
   * @param tokenizer of the base model
   * @param onFree called once, when the slot is closed and nothing uses it any more
   */
  AdapterSlot(Encoder encoder, int index, Adapter adapter, Tokenizer tokenizer, Runnable onFree) {
    this.encoder = encoder;
    this.index = index;
    this.onFree = onFree;
    this.task = adapter.task();
    this.heads = new SlotHeads(adapter.heads());
    this.pooling = adapter.pooling();
    this.tokenizer = tokenizer.limitedTo(adapter.maxTokens());
  }

  /** What the adapter answers. */
  public Task task() {
    return task;
  }

  /** A text to predict with this adapter, cut where the adapter cuts. */
  public Row row(String text) {
    return new Row(this, encode(text));
  }

  /** The tokens of a text, cut where the adapter cuts. */
  public Encoding encode(String text) {
    return tokenizer.encodeStart(text);
  }

  /** No fewer tokens than {@link #encode} gives, found without tokenising. */
  public int mostTokens(String text) {
    return tokenizer.mostTokens(text);
  }

  /** Unloads the adapter once the predictions under way have ended. Closing twice does nothing. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      freeIfUnused();
    }
  }

  synchronized void lease() {
    if (closed) {
      throw new StaleSlotException("The row's adapter was unloaded.");
    }
    leases++;
  }

  synchronized void release() {
    leases--;
    if (closed) {
      freeIfUnused();
    }
  }

  synchronized boolean leased() {
    return leases > 0;
  }

  Encoder encoder() {
    return encoder;
  }

  int index() {
    return index;
  }

  SlotHeads heads() {
    return heads;
  }

  Pooling pooling() {
    return pooling;
  }

  /** The outputs of the encoder's graph that the heads read. */
  Set<String> outputs() {
    Set<String> outputs = new LinkedHashSet<>();
    if (heads.readText()) {
      outputs.add(EncoderGraph.output(pooling));
    }
    if (heads.readTokens()) {
      outputs.add(EncoderGraph.TOKEN_VECTORS);
    }
    return outputs;
  }

  int maxTokens() {
    return tokenizer.maxTokens();
  }

  private void freeIfUnused() {
    if (leases == 0) {
      onFree.run();
    }
  }
}
