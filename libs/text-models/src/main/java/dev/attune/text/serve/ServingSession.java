package dev.attune.text.serve;

import dev.attune.text.adapter.Adapter;
import dev.attune.text.base.BaseModel;
import dev.attune.text.base.BaseModelInfo;
import dev.attune.text.base.Tokenizer;
import dev.attune.text.onnx.EncoderTooLargeException;
import dev.attune.text.onnx.Precision;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Serves any number of adapters on one base model. Rows of adapters with low-rank updates of query
 * and value, or of none, share a run; an adapter that changes more of the encoder gets an encoder
 * of its own with the change merged in. No row's answer depends on its neighbours. Safe for use by
 * many threads; adapters load and unload while others predict.
 */
public final class ServingSession implements AutoCloseable {
  private final BaseModelInfo info;
  private final Tokenizer tokenizer;
  private final ServingOptions options;
  private final SharedEncoders shared;
  private final OwnEncoders ownEncoders;
  private final MemoryBudget budget;
  private final Set<Encoder> own = ConcurrentHashMap.newKeySet();
  private final ReentrantReadWriteLock open = new ReentrantReadWriteLock();
  private boolean closed;

  private ServingSession(
      BaseModel base, Tokenizer tokenizer, ServingOptions options, SharedEncoders shared) {
    this.info = base.info();
    this.tokenizer = tokenizer;
    this.options = options;
    this.shared = shared;
    this.ownEncoders = new OwnEncoders(base, options);
    this.budget = new MemoryBudget(options.adapterBytes());
  }

  /**
   * Builds the encoder's graph and loads it; takes about a second and, for a moment, twice the
   * memory of the weights.
   *
   * @throws EncoderTooLargeException if ONNX Runtime cannot be given the encoder, with nothing read
   * @throws IOException if the weights or the tokenizer cannot be read
   * @throws ServingException if ONNX Runtime refuses
   */
  public static ServingSession open(BaseModel base, ServingOptions options) throws IOException {
    Tokenizer tokenizer = base.tokenizer();
    return new ServingSession(base, tokenizer, options, SharedEncoders.open(base, options));
  }

  /** The base model this session serves. */
  public BaseModelInfo base() {
    return info;
  }

  /** How many adapters with LoRA are loaded into the shared encoder. */
  public int loadedLoraAdapters() {
    return shared.size();
  }

  /** How many adapters of the largest rank the memory allows when nothing else takes of it. */
  public int loraCapacity() {
    return shared.capacity();
  }

  /** How many adapters have an encoder of their own. */
  public int loadedOwnEncoders() {
    return own.size();
  }

  /**
   * Bytes that an adapter takes while it is loaded: its heads; and its slot in a bank, or an
   * encoder of its own.
   */
  public long bytesOf(Adapter adapter, Precision precision) {
    long heads =
        adapter.heads().stream()
            .mapToLong(head -> (long) Float.BYTES * head.width() * (head.hiddenSize() + 1))
            .sum();
    long encoder = encoderBytes(adapter, precision);
    if (!usesBank(adapter)) {
      return heads + encoder;
    }
    // The slot of zeros is everybody's, so each adapter bears a share of it.
    long share = options.adapterBytes() / Math.max(1, shared.bankFor(adapter).capacity());
    return heads + Math.max(encoder, share);
  }

  private long encoderBytes(Adapter adapter, Precision precision) {
    if (ownEncoders.needed(adapter)) {
      return ownEncoders.bytes(precision);
    }
    return usesBank(adapter) ? shared.bankFor(adapter).bytesPerSlot() : 0;
  }

  private boolean usesBank(Adapter adapter) {
    return adapter.lora().isPresent() && !ownEncoders.needed(adapter);
  }

  /** Whether loading takes a while, since an encoder has to be opened for it. */
  public boolean opensEncoder(Adapter adapter, Precision precision) {
    return ownEncoders.needed(adapter) || !shared.isOpen(precision);
  }

  /** Whether adapters can be loaded in a precision. */
  public boolean offers(Precision precision) {
    return options.backend().offers(precision);
  }

  /** Opens the shared encoder in a precision, if it is not open, ahead of the first adapter. */
  public void prepare(Precision precision) {
    whileOpen(() -> shared.encoder(precision, shared.anyBank()));
  }

  /** Loads an adapter to be served in 32-bit floats. */
  public AdapterSlot load(Adapter adapter) {
    return load(adapter, Precision.FLOAT32);
  }

  /**
   * Loads an adapter beside those that serve. One that needs an encoder of its own takes about a
   * second, and so does the first in a precision.
   *
   * @param precision in which the encoder answers its rows
   * @return the slot to predict with; the caller closes it when the adapter is no longer needed
   * @throws dev.attune.text.adapter.InvalidAdapterException if it does not fit the base model
   * @throws AdapterBankFullException if there is no memory left for it
   */
  public AdapterSlot load(Adapter adapter, Precision precision) {
    adapter.verifyAgainst(info);
    long bytes = encoderBytes(adapter, precision);
    return whileOpen(
        () -> {
          budget.reserve(bytes);
          try {
            return ownEncoders.needed(adapter)
                ? loadOwn(adapter, precision, bytes)
                : loadShared(adapter, precision, bytes);
          } catch (RuntimeException | Error e) {
            budget.release(bytes);
            throw e;
          }
        });
  }

  private AdapterSlot loadShared(Adapter adapter, Precision precision, long bytes) {
    AdapterBank bank = shared.bankFor(adapter);
    Encoder encoder = shared.encoder(precision, bank);
    int index = adapter.lora().map(bank::store).orElse(AdapterBank.NO_UPDATE);
    return new AdapterSlot(
        encoder,
        index,
        adapter,
        tokenizer,
        () -> {
          bank.free(index);
          budget.release(bytes);
        });
  }

  private AdapterSlot loadOwn(Adapter adapter, Precision precision, long bytes) {
    Encoder encoder = ownEncoders.open(adapter, precision);
    own.add(encoder);
    return new AdapterSlot(
        encoder,
        AdapterBank.NO_UPDATE,
        adapter,
        tokenizer,
        () -> {
          own.remove(encoder);
          encoder.close();
          budget.release(bytes);
        });
  }

  /**
   * Predicts every row. Identical texts of one adapter go through the encoder once.
   *
   * @return one answer per row, in order
   * @throws StaleSlotException if a row's adapter was unloaded or is another session's
   * @throws IllegalArgumentException if a row is empty, too long or has a token id out of range
   */
  public List<RowAnswer> predict(List<Row> rows) {
    return predict(rows, new Interruption());
  }

  /**
   * The same, until it is interrupted.
   *
   * @throws InterruptedPredictionException when it is
   */
  public List<RowAnswer> predict(List<Row> rows, Interruption interruption) {
    return encode(rows, interruption, RowAnswer::of);
  }

  /**
   * The logits behind the answers, for measuring.
   *
   * @return for each row, those of each of its adapter's heads, as {@link
   *     dev.attune.text.answer.Reader} takes them
   */
  public List<List<float[]>> logits(List<Row> rows) {
    return encode(rows, new Interruption(), (row, vectors) -> row.slot().heads().logits(vectors));
  }

  /** The answers with what choosing texts to label needs to know of each row, in order. */
  public List<RowReading> readings(List<Row> rows) {
    return encode(rows, new Interruption(), RowReading::of);
  }

  private <T> List<T> encode(
      List<Row> rows, Interruption interruption, BiFunction<Row, TextVectors, T> reading) {
    rows.forEach(this::requireValid);
    return whileOpen(
        () -> {
          Set<AdapterSlot> leased = new HashSet<>();
          try {
            for (AdapterSlot slot : slots(rows)) {
              slot.lease();
              leased.add(slot);
              requireMine(slot);
            }
            List<TextVectors> vectors =
                new Runs(options.tokensPerRun(), interruption).vectors(rows);
            List<T> read = new ArrayList<>(rows.size());
            for (int i = 0; i < rows.size(); i++) {
              read.add(reading.apply(rows.get(i), vectors.get(i)));
            }
            return read;
          } finally {
            leased.forEach(AdapterSlot::release);
          }
        });
  }

  /** Ends the session once the predictions under way have ended. Closing twice does nothing. */
  @Override
  public void close() {
    open.writeLock().lock();
    try {
      closed = true;
      own.forEach(Encoder::close);
      shared.close();
    } finally {
      open.writeLock().unlock();
    }
  }

  private static Set<AdapterSlot> slots(List<Row> rows) {
    Set<AdapterSlot> slots = new LinkedHashSet<>();
    rows.forEach(row -> slots.add(row.slot()));
    return slots;
  }

  private void requireMine(AdapterSlot slot) {
    if (!shared.holds(slot.encoder()) && !own.contains(slot.encoder())) {
      throw new StaleSlotException("The row's adapter is loaded in another session.");
    }
  }

  private void requireValid(Row row) {
    long[] ids = row.encoding().ids();
    if (ids.length == 0 || ids.length > info.maxTokens()) {
      throw new IllegalArgumentException(
          "A row has %d tokens where %s takes 1 to %d."
              .formatted(ids.length, info.name(), info.maxTokens()));
    }
    if (Arrays.stream(ids).anyMatch(id -> id < 0 || id >= info.vocabularySize())) {
      throw new IllegalArgumentException(
          "A row has a token id that %s does not know.".formatted(info.name()));
    }
  }

  private <T> T whileOpen(Supplier<T> work) {
    open.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException(
            "The serving session for %s is closed.".formatted(info.name()));
      }
      return work.get();
    } finally {
      open.readLock().unlock();
    }
  }
}
