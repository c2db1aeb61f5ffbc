package dev.attune.text.serve;

/** Bytes that the adapters of a session share. */
final class MemoryBudget {
  private final long bytes;
  private long used;

  MemoryBudget(long bytes) {
    this.bytes = bytes;
  }

  /**
   * Takes some of the bytes.
   *
   * @throws AdapterBankFullException if there are not as many left
   */
  synchronized void reserve(long wanted) {
    if (wanted > bytes - used) {
      throw new AdapterBankFullException(wanted, bytes - used);
    }
    used += wanted;
  }

  synchronized void release(long given) {
    used -= given;
  }
}
