package dev.attune.text.serve;

import dev.attune.text.adapter.Adapter;
import dev.attune.text.base.BaseModel;
import dev.attune.text.base.BaseModelInfo;
import dev.attune.text.base.Tokenizer;
import dev.attune.text.onnx.BankInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
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
  private final Encoder shared;
  private final OwnEncoders ownEncoders;
  private final MemoryBudget budget;
  private final Set<Encoder> encoders = ConcurrentHashMap.newKeySet();
  private final ReentrantReadWriteLock open = new ReentrantReadWriteLock();
  private boolean closed;

  private ServingSession(
      BaseModel base, Tokenizer tokenizer, ServingOptions options, Encoder shared) {
    this.info = base.info();
    this.tokenizer = tokenizer;
    this.options = options;
    this.shared = shared;
    this.ownEncoders = new OwnEncoders(base, options.loraRank());
    this.budget = new MemoryBudget(options.adapterBytes());
    encoders.add(shared);
  }

  /**
   * Builds the encoder's graph and loads it; takes about a second and, for a moment, twice the
   * memory of the weights.
   *
   * @throws IOException if the weights or the tokenizer cannot be read
   * @throws ServingException if ONNX Runtime refuses
   */
  public static ServingSession open(BaseModel base, ServingOptions options) throws IOException {
    Tokenizer tokenizer = base.tokenizer();
    BaseModelInfo info = base.info();
    var bank =
        new AdapterBank(
            BankInput.of(info.layers(), info.hiddenSize(), options.loraRank()),
            options.loraRank(),
            options.adapterBytes());
    var encoder = EncoderSession.open(info, base.tensors(), options.loraRank());
    return new ServingSession(base, tokenizer, options, new Encoder(encoder, bank));
  }

  /** The base model this session serves. */
  public BaseModelInfo base() {
    return info;
  }

  /** How many adapters with LoRA are loaded into the shared encoder. */
  public int loadedLoraAdapters() {
    return shared.bank().size();
  }

  /** How many adapters with LoRA the memory allows when nothing else takes of it. */
  public int loraCapacity() {
    return shared.bank().capacity();
  }

  /** How many adapters have an encoder of their own. */
  public int loadedOwnEncoders() {
    return encoders.size() - 1;
  }

  /**
   * Bytes that an adapter takes while it is loaded: its heads; and its slot in the bank, or an
   * encoder of its own.
   */
  public long bytesOf(Adapter adapter) {
    long heads =
        adapter.heads().stream()
            .mapToLong(head -> (long) Float.BYTES * head.width() * (head.hiddenSize() + 1))
            .sum();
    // The slot of zeros is everybody's, so each adapter bears a share of it.
    long share = options.adapterBytes() / Math.max(1, shared.bank().capacity());
    long encoder = encoderBytes(adapter);
    return heads + (usesBank(adapter) ? Math.max(encoder, share) : encoder);
  }

  private long encoderBytes(Adapter adapter) {
    if (ownEncoders.needed(adapter)) {
      return ownEncoders.bytes();
    }
    return usesBank(adapter) ? shared.bank().bytesPerSlot() : 0;
  }

  private boolean usesBank(Adapter adapter) {
    return adapter.lora().isPresent() && !ownEncoders.needed(adapter);
  }

  /** Whether an adapter gets an encoder of its own, which takes a while to load. */
  public boolean needsOwnEncoder(Adapter adapter) {
    return ownEncoders.needed(adapter);
  }

  /**
   * Loads an adapter beside those that serve. One that needs an encoder of its own takes about a
   * second.
   *
   * @return the slot to predict with; the caller closes it when the adapter is no longer needed
   * @throws dev.attune.text.adapter.InvalidAdapterException if it does not fit the base model
   * @throws AdapterBankFullException if there is no memory left for it
   */
  public AdapterSlot load(Adapter adapter) {
    adapter.verifyAgainst(info);
    long bytes = encoderBytes(adapter);
    return whileOpen(
        () -> {
          budget.reserve(bytes);
          try {
            return ownEncoders.needed(adapter)
                ? loadOwn(adapter, bytes)
                : loadShared(adapter, bytes);
          } catch (RuntimeException | Error e) {
            budget.release(bytes);
            throw e;
          }
        });
  }

  private AdapterSlot loadShared(Adapter adapter, long bytes) {
    int index = adapter.lora().map(shared.bank()::store).orElse(AdapterBank.NO_UPDATE);
    return new AdapterSlot(
        shared,
        index,
        adapter,
        tokenizer,
        () -> {
          shared.bank().free(index);
          budget.release(bytes);
        });
  }

  private AdapterSlot loadOwn(Adapter adapter, long bytes) {
    Encoder own = ownEncoders.open(adapter);
    encoders.add(own);
    return new AdapterSlot(
        own,
        AdapterBank.NO_UPDATE,
        adapter,
        tokenizer,
        () -> {
          encoders.remove(own);
          own.close();
          budget.release(bytes);
        });
  }

  /**
   * Predicts every row.
   *
   * @return one answer per row, in order
   * @throws StaleSlotException if a row's adapter was unloaded or is another session's
   * @throws IllegalArgumentException if a row is empty, too long or has a token id out of range
   */
  public List<RowAnswer> predict(List<Row> rows) {
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
            return run(rows);
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
      encoders.forEach(Encoder::close);
    } finally {
      open.writeLock().unlock();
    }
  }

  private List<RowAnswer> run(List<Row> rows) {
    Map<Encoder, List<Integer>> byEncoder = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      byEncoder.computeIfAbsent(rows.get(i).slot().encoder(), encoder -> new ArrayList<>()).add(i);
    }
    SortedMap<Integer, RowAnswer> answers = new TreeMap<>();
    byEncoder.forEach((encoder, places) -> run(encoder, rows, places, answers));
    return List.copyOf(answers.values());
  }

  private void run(
      Encoder encoder, List<Row> rows, List<Integer> places, Map<Integer, RowAnswer> answers) {
    int[] lengths =
        places.stream().mapToInt(place -> rows.get(place).encoding().tokens()).toArray();
    for (List<Integer> run : RunPlan.of(lengths, options.tokensPerRun())) {
      List<Row> together = run.stream().map(i -> rows.get(places.get(i))).toList();
      List<TextVectors> vectors = encoder.run(together);
      for (int i = 0; i < together.size(); i++) {
        answers.put(places.get(run.get(i)), RowAnswer.of(together.get(i), vectors.get(i)));
      }
    }
  }

  private static Set<AdapterSlot> slots(List<Row> rows) {
    Set<AdapterSlot> slots = new LinkedHashSet<>();
    rows.forEach(row -> slots.add(row.slot()));
    return slots;
  }

  private void requireMine(AdapterSlot slot) {
    if (!encoders.contains(slot.encoder())) {
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
