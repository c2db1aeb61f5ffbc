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
        "The adapter needs %d MiB and the memory for adapters has %d MiB left; unload one or allow"
                .formatted(wantedBytes >> 20, freeBytes >> 20)
            + " more memory.");
  }
}
