package dev.attune.text.serve;

import dev.attune.text.adapter.Head;
import dev.attune.text.base.Encoding;
import dev.attune.text.base.Pooling;
import dev.attune.text.base.Tokenizer;
import java.util.List;

/**
 * An adapter loaded into a session. Closing it makes room for another as soon as no prediction uses
 * it any more; rows that name a closed slot are refused.
 */
public final class AdapterSlot implements AutoCloseable {
  private final AdapterBank bank;
  private final int index;
  private final Head head;
  private final Pooling pooling;
  private final Tokenizer tokenizer;
  private int leases;
  private boolean closed;

  AdapterSlot(AdapterBank bank, int index, Head head, Pooling pooling, Tokenizer tokenizer) {
    this.bank = bank;
    this.index = index;
    this.head = head;
    this.pooling = pooling;
    this.tokenizer = tokenizer;
  }

  /** The labels in the order of the probabilities. */
  public List<String> labels() {
    return Scores.labels(head);
  }

  /** A text to predict with this adapter, cut where the adapter cuts. */
  public Row row(String text) {
    return new Row(this, encode(text));
  }

  /** The tokens of a text, cut where the adapter cuts. */
  public Encoding encode(String text) {
    return tokenizer.encode(text);
  }

  /** Unloads the adapter once the predictions under way have ended. Closing twice does nothing. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      freeIfUnused();
    }
  }

  synchronized void lease(AdapterBank expected) {
    if (expected != bank) {
      throw new StaleSlotException("The row's adapter is loaded in another session.");
    }
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

  int index() {
    return index;
  }

  Head head() {
    return head;
  }

  Pooling pooling() {
    return pooling;
  }

  int maxTokens() {
    return tokenizer.maxTokens();
  }

  private void freeIfUnused() {
    if (leases == 0) {
      bank.free(index);
    }
  }
}
