package dev.attune.text.serve;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** An encoder in memory, and the adapters inside it that its rows choose from. */
final class Encoder implements AutoCloseable {
  private final EncoderSession session;
  private final AdapterBank bank;
  private final AtomicBoolean closed = new AtomicBoolean();

  Encoder(EncoderSession session, AdapterBank bank) {
    this.session = session;
    this.bank = bank;
  }

  AdapterBank bank() {
    return bank;
  }

  /** The vectors of each row, from one run. */
  List<TextVectors> run(List<Row> rows, Interruption interruption) {
    BankMemory memory = bank.retain();
    try {
      return session.run(rows, memory, interruption);
    } finally {
      memory.release();
    }
  }

  /** Frees the memory; no run may be under way. Closing twice does nothing. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      session.close();
      bank.close();
    }
  }
}
