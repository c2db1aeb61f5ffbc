package dev.attune.text.torch;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Map;
import java.util.Optional;

/**
 * The C library's allocator in a process that trains. Every step asks for the same large blocks and
 * gives them back; left alone, the allocator returns them to the system each time, and the system
 * clears them again. Told to keep them, it keeps too many: texts of other lengths ask for blocks of
 * other sizes, and what fits none stays. So it keeps them for some steps and is then made to give
 * back what is free.
 */
final class NativeMemory {
  private static final int TRIM_THRESHOLD = -1;
  private static final int TOP_PAD = -2;
  private static final int MMAP_THRESHOLD = -3;
  private static final int MEGABYTE = 1 << 20;
  private static final Map<Integer, Integer> SETTINGS =
      Map.of(
          TRIM_THRESHOLD, 512 * MEGABYTE, TOP_PAD, 64 * MEGABYTE, MMAP_THRESHOLD, 256 * MEGABYTE);

  private static final Optional<MethodHandle> TRIM = function("malloc_trim", ValueLayout.JAVA_LONG);

  private NativeMemory() {}

  /** Lets the allocator keep what it has for the next step; does nothing where it is another. */
  static void keep() {
    function("mallopt", ValueLayout.JAVA_INT, ValueLayout.JAVA_INT)
        .ifPresent(
            mallopt ->
                SETTINGS.forEach(
                    (name, value) -> {
                      try {
                        int _ = (int) mallopt.invokeExact((int) name, (int) value);
                      } catch (Throwable e) {
                        throw new IllegalStateException("mallopt failed", e);
                      }
                    }));
  }

  /** Gives back to the system what is free; does nothing where the allocator is another. */
  static void giveBack() {
    TRIM.ifPresent(
        trim -> {
          try {
            int _ = (int) trim.invokeExact(0L);
          } catch (Throwable e) {
            throw new IllegalStateException("malloc_trim failed", e);
          }
        });
  }

  private static Optional<MethodHandle> function(String name, MemoryLayout... arguments) {
    Linker linker = Linker.nativeLinker();
    return linker
        .defaultLookup()
        .find(name)
        .map(
            address ->
                linker.downcallHandle(
                    address, FunctionDescriptor.of(ValueLayout.JAVA_INT, arguments)));
  }
}
