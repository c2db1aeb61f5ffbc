package dev.attune.text.serve;

import dev.attune.text.adapter.Adapter;
import dev.attune.text.adapter.EncoderChange;
import dev.attune.text.adapter.LoraTarget;
import dev.attune.text.adapter.LoraWeights;
import dev.attune.text.base.BaseModel;
import dev.attune.text.base.BaseModelInfo;
import dev.attune.text.base.Tokenizer;
import dev.attune.text.onnx.BankInput;
import dev.attune.text.task.SingleLabel;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Serves any number of adapters on one base model. Rows of different adapters share a run, and no
 * row's answer depends on its neighbours. Safe for use by many threads; adapters load and unload
 * while others predict.
 */
public final class ServingSession implements AutoCloseable {
  private static final Set<LoraTarget> SERVED = Set.of(LoraTarget.QUERY, LoraTarget.VALUE);

  private final BaseModelInfo info;
  private final Tokenizer tokenizer;
  private final ServingOptions options;
  private final EncoderSession encoder;
  private final AdapterBank bank;
  private final ReentrantReadWriteLock open = new ReentrantReadWriteLock();
  private boolean closed;

  private ServingSession(
      BaseModelInfo info, Tokenizer tokenizer, ServingOptions options, EncoderSession encoder) {
    this.info = info;
    this.tokenizer = tokenizer;
    this.options = options;
    this.encoder = encoder;
    this.bank =
        new AdapterBank(
            BankInput.of(info.layers(), info.hiddenSize(), options.loraRank()),
            options.loraRank(),
            options.adapterBytes());
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
    return new ServingSession(
        base.info(), tokenizer, options, EncoderSession.open(base, options.loraRank()));
  }

  /** The base model this session serves. */
  public BaseModelInfo base() {
    return info;
  }

  /** How many adapters with LoRA are loaded; those of the method {@code head} take no slot. */
  public int loadedLoraAdapters() {
    return bank.size();
  }

  /** How many adapters with LoRA the memory allows. */
  public int loraCapacity() {
    return bank.capacity();
  }

  /**
   * Loads an adapter beside those that serve.
   *
   * @return the slot to predict with; the caller closes it when the adapter is no longer needed
   * @throws dev.attune.text.adapter.InvalidAdapterException if it does not fit the base model
   * @throws UnsupportedAdapterException if its LoRA targets or rank are beyond this session
   * @throws AdapterBankFullException if there is no memory left for it
   */
  public AdapterSlot load(Adapter adapter) {
    adapter.verifyAgainst(info);
    if (!(adapter.task() instanceof SingleLabel)
        || adapter.change() instanceof EncoderChange.Parameters) {
      throw new UnsupportedAdapterException(
          "This session serves single-label adapters with LoRA or a head only.");
    }
    LoraWeights lora = adapter.lora().orElse(null);
    if (lora != null) {
      requireServable(lora);
    }
    return whileOpen(
        () ->
            new AdapterSlot(
                bank,
                lora == null ? AdapterBank.NO_UPDATE : bank.store(lora),
                adapter.heads().getFirst(),
                adapter.pooling(),
                tokenizer.limitedTo(adapter.maxTokens())));
  }

  /**
   * Predicts every row.
   *
   * @return one answer per row, in order
   * @throws StaleSlotException if a row's adapter was unloaded or is another session's
   * @throws IllegalArgumentException if a row is empty, too long or has a token id out of range
   */
  public List<Scores> predict(List<Row> rows) {
    rows.forEach(this::requireValid);
    return whileOpen(
        () -> {
          Set<AdapterSlot> leased = new HashSet<>();
          try {
            for (AdapterSlot slot : slots(rows)) {
              slot.lease(bank);
              leased.add(slot);
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
      if (!closed) {
        closed = true;
        encoder.close();
        bank.close();
      }
    } finally {
      open.writeLock().unlock();
    }
  }

  private List<Scores> run(List<Row> rows) {
    int[] lengths = rows.stream().mapToInt(row -> row.encoding().tokens()).toArray();
    SortedMap<Integer, Scores> scores = new TreeMap<>();
    for (List<Integer> indices : RunPlan.of(lengths, options.tokensPerRun())) {
      List<Row> together = indices.stream().map(rows::get).toList();
      float[][] pooled = pooled(together);
      for (int i = 0; i < pooled.length; i++) {
        scores.put(indices.get(i), Scores.of(together.get(i), pooled[i]));
      }
    }
    return List.copyOf(scores.values());
  }

  private float[][] pooled(List<Row> rows) {
    BankMemory memory = bank.retain();
    try {
      return encoder.pooled(rows, memory);
    } finally {
      memory.release();
    }
  }

  private static Set<AdapterSlot> slots(List<Row> rows) {
    Set<AdapterSlot> slots = new LinkedHashSet<>();
    rows.forEach(row -> slots.add(row.slot()));
    return slots;
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

  private void requireServable(LoraWeights lora) {
    if (!SERVED.containsAll(lora.targets())) {
      throw new UnsupportedAdapterException(
          "The adapter updates %s; this session serves LoRA on %s only."
              .formatted(LoraTarget.ids(lora.targets()), LoraTarget.ids(SERVED)));
    }
    if (lora.rank() > options.loraRank()) {
      throw new UnsupportedAdapterException(
          "The adapter's LoRA rank is %d; this session serves ranks up to %d."
              .formatted(lora.rank(), options.loraRank()));
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
