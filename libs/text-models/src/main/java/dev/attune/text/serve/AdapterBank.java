package dev.attune.text.serve;

import dev.attune.text.adapter.LoraWeights;
import dev.attune.text.onnx.BankInput;
import java.util.BitSet;
import java.util.List;

/**
 * The LoRA updates of all loaded adapters. Slot 0 is all zeros and stays so. The memory doubles
 * until its budget is used up; runs that read the smaller memory keep it until they end.
 */
final class AdapterBank implements AutoCloseable {
  static final int NO_UPDATE = 0;

  private static final int FIRST_SLOTS = 8;

  private final List<BankInput> inputs;
  private final int rank;
  private final int maxSlots;
  private final BitSet used = new BitSet();
  private BankMemory memory;
  private boolean closed;

  AdapterBank(List<BankInput> inputs, int rank, long budgetBytes) {
    this.inputs = inputs;
    this.rank = rank;
    this.maxSlots = maxSlots(inputs, budgetBytes);
    this.memory = new BankMemory(inputs, Math.min(FIRST_SLOTS, maxSlots), rank);
    used.set(NO_UPDATE);
  }

  /** The largest rank of an update that it takes. */
  int rank() {
    return rank;
  }

  /** How many adapters with LoRA the budget allows. */
  int capacity() {
    return maxSlots - 1;
  }

  /** Bytes that one adapter takes. */
  long bytesPerSlot() {
    return bytesPerSlot(inputs);
  }

  /** How many adapters with LoRA are loaded. */
  synchronized int size() {
    return used.cardinality() - 1;
  }

  /**
   * Takes a free slot and writes the updates into it.
   *
   * @throws AdapterBankFullException if there is none
   */
  synchronized int store(LoraWeights lora) {
    int slot = used.nextClearBit(0);
    if (slot >= maxSlots) {
      throw new AdapterBankFullException(capacity());
    }
    if (slot >= memory.slots()) {
      grow();
    }
    memory.write(slot, lora);
    used.set(slot);
    return slot;
  }

  /** Gives a slot back, once no run reads it. */
  synchronized void free(int slot) {
    if (slot != NO_UPDATE) {
      used.clear(slot);
    }
  }

  /** The memory that holds every slot in use; to be released after the run. */
  synchronized BankMemory retain() {
    memory.retain();
    return memory;
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      memory.release();
    }
  }

  private void grow() {
    int slots = (int) Math.min(maxSlots, 2L * memory.slots());
    BankMemory larger = new BankMemory(inputs, slots, rank);
    larger.copyFrom(memory);
    memory.release();
    memory = larger;
  }

  private static int maxSlots(List<BankInput> inputs, long budgetBytes) {
    long largest = inputs.stream().mapToLong(BankInput::bytes).max().orElse(1);
    // A Java buffer, and so one input of the graph, holds at most 2 GiB.
    long slots =
        Math.min(budgetBytes / Math.max(1, bytesPerSlot(inputs)), Integer.MAX_VALUE / largest);
    return (int) Math.max(1, slots);
  }

  private static long bytesPerSlot(List<BankInput> inputs) {
    return inputs.stream().mapToLong(BankInput::bytes).sum();
  }
}
