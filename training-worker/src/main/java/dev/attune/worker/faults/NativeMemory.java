package dev.attune.worker.faults;

/** Memory that native libraries ask for outside the heap. */
public final class NativeMemory {
  /** PyTorch's own allocator says it in words. */
  private static final String REFUSED = "can't allocate memory";

  private NativeMemory() {}

  /** Whether a failure means that a library could not get the memory it needs. */
  public static boolean isOutBecauseOf(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = cause.getMessage();
      if (message != null && message.contains(REFUSED)) {
        return true;
      }
    }
    return false;
  }
}
