package dev.attune.text.torch;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.util.Map;

/**
 * Settings of the C library's allocator for a process that trains. Every step asks for the same
 * large blocks and gives them back; left alone, the allocator returns them to the system each time,
 * and the system clears them again.
 */
final class NativeMemory {
  private static final int TRIM_THRESHOLD = -1;
  private static final int TOP_PAD = -2;
  private static final int MMAP_THRESHOLD = -3;
  private static final int MEGABYTE = 1 << 20;
  private static final Map<Integer, Integer> SETTINGS =
      Map.of(
          TRIM_THRESHOLD, 512 * MEGABYTE, TOP_PAD, 64 * MEGABYTE, MMAP_THRESHOLD, 256 * MEGABYTE);

  private NativeMemory() {}

  /** Lets the allocator keep what it has for the next step; does nothing where it is another. */
  static void keep() {
    Linker linker = Linker.nativeLinker();
    linker
        .defaultLookup()
        .find("mallopt")
        .ifPresent(
            address -> {
              var mallopt =
                  linker.downcallHandle(
                      address,
                      FunctionDescriptor.of(
                          ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
              SETTINGS.forEach(
                  (name, value) -> {
                    try {
                      int _ = (int) mallopt.invokeExact((int) name, (int) value);
                    } catch (Throwable e) {
                      throw new IllegalStateException("mallopt failed", e);
                    }
                  });
            });
  }
}
