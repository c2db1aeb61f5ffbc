package dev.attune.text.serve;

/** Every slot is in use; closing one that is no longer needed makes room. */
public final class AdapterBankFullException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AdapterBankFullException(int adapters) {
    super(
        "The memory for adapters is full with %d of them; unload one or allow more memory."
            .formatted(adapters));
  }
}
