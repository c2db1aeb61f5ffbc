package dev.attune.text.serve;

import dev.attune.text.adapter.Adapter;
import dev.attune.text.adapter.LoraWeights;
import dev.attune.text.base.BaseModel;
import dev.attune.text.onnx.BankInput;
import dev.attune.text.onnx.Precision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The base model's own encoder in each precision, and the banks of low-rank updates that its rows
 * pick from: one bank for each class of ranks, so that a small update does not take the room of a
 * large one. Both precisions read the same banks.
 */
final class SharedEncoders implements AutoCloseable {
  private static final int SMALLEST_CLASS = 8;

  private final BaseModel base;
  private final Backend backend;
  private final List<AdapterBank> banks = new ArrayList<>();
  private final Map<Precision, EncoderSession> sessions = new ConcurrentHashMap<>();
  private final Map<Place, Encoder> encoders = new ConcurrentHashMap<>();

  private record Place(Precision precision, AdapterBank bank) {}

  private SharedEncoders(BaseModel base, ServingOptions options) {
    this.base = base;
    this.backend = options.backend();
    for (int rank = SMALLEST_CLASS; rank < options.loraRank(); rank *= 2) {
      banks.add(bank(rank, options));
    }
    banks.add(bank(options.loraRank(), options));
  }

  /**
   * Opens the encoder in 32-bit floats; the others, which take less room, open when they are first
   * needed.
   */
  static SharedEncoders open(BaseModel base, ServingOptions options) throws IOException {
    if (options.backend() == Backend.ONNX_RUNTIME) {
      GraphRoom.require(base.info(), Runtime.getRuntime().maxMemory());
    }
    var shared = new SharedEncoders(base, options);
    shared.openSession(Precision.FLOAT32);
    return shared;
  }

  private AdapterBank bank(int rank, ServingOptions options) {
    return new AdapterBank(
        BankInput.of(base.info().layers(), base.info().hiddenSize(), rank),
        rank,
        options.adapterBytes());
  }

  /** The bank for updates like the adapter's; for one without, any. */
  AdapterBank bankFor(Adapter adapter) {
    int rank = adapter.lora().map(LoraWeights::rank).orElse(0);
    return banks.stream().filter(bank -> bank.rank() >= rank).findFirst().orElseThrow();
  }

  AdapterBank anyBank() {
    return banks.getFirst();
  }

  /** The encoder whose rows pick from a bank, opened if need be, which takes about a second. */
  Encoder encoder(Precision precision, AdapterBank bank) {
    try {
      EncoderSession session = openSession(precision);
      return encoders.computeIfAbsent(
          new Place(precision, bank), place -> new Encoder(session, bank));
    } catch (IOException e) {
      throw new UncheckedIOException("The weights of " + base.info().name() + " are lost.", e);
    }
  }

  boolean holds(Encoder encoder) {
    return encoders.containsValue(encoder);
  }

  /** How many adapters with LoRA are loaded. */
  int size() {
    return banks.stream().mapToInt(AdapterBank::size).sum();
  }

  /** How many adapters of the largest rank the memory allows when nothing else takes of it. */
  int capacity() {
    return banks.getLast().capacity();
  }

  boolean isOpen(Precision precision) {
    return sessions.containsKey(precision);
  }

  private EncoderSession openSession(Precision precision) throws IOException {
    EncoderSession session = sessions.get(precision);
    return session == null ? openOnce(precision) : session;
  }

  private synchronized EncoderSession openOnce(Precision precision) throws IOException {
    EncoderSession session = sessions.get(precision);
    if (session == null) {
      session = make(precision);
      sessions.put(precision, session);
    }
    return session;
  }

  private EncoderSession make(Precision precision) throws IOException {
    GraphRoom.MAKING.lock();
    try {
      return EncoderSession.open(backend, base.info(), base.tensors(), true, precision);
    } finally {
      GraphRoom.MAKING.unlock();
    }
  }

  /** Frees the memory; no run may be under way. */
  @Override
  public synchronized void close() {
    sessions.values().forEach(EncoderSession::close);
    sessions.clear();
    encoders.clear();
    banks.forEach(AdapterBank::close);
  }
}
