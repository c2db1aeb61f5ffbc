package dev.attune.text.serve;

/** The memory for adapters is in use; closing one that is no longer needed makes room. */
public final class AdapterBankFullException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AdapterBankFullException(int adapters) {
    super(
        "The memory for adapters is full with %d of them; unload one or allow more memory."
            .formatted(adapters));
  }

  AdapterBankFullException(long wantedBytes, long freeBytes) {
    super(
        "The adapter needs %,d kB and the memory for adapters has %,d kB left; unload one or allow"
                .formatted(wantedBytes / 1000, freeBytes / 1000)
            + " more memory.");
  }
}
