package dev.attune.text.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NativeMemoryTest {
  private static final int BLOCKS = 300;
  private static final long BLOCK_BYTES = 1 << 20;
  private static final long KILOBYTES = BLOCKS * BLOCK_BYTES / 1024;

  private final MethodHandle malloc =
      function("malloc", FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));
  private final MethodHandle free =
      function("free", FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));

  @BeforeEach
  void keep_blocks() {
    NativeMemory.keep();
  }

  @Test
  void what_is_free_between_blocks_in_use_is_given_back() throws Throwable {
    List<MemorySegment> pinned = new ArrayList<>();
    List<MemorySegment> freed = new ArrayList<>();
    for (int i = 0; i < BLOCKS; i++) {
      freed.add(filled(BLOCK_BYTES));
      pinned.add(filled(64));
    }
    for (MemorySegment block : freed) {
      free.invokeExact(block);
    }
    long kept = residentKilobytes();

    NativeMemory.giveBack();

    assertThat(kept - residentKilobytes()).isGreaterThan(KILOBYTES / 2);
    for (MemorySegment block : pinned) {
      free.invokeExact(block);
    }
  }

  private MemorySegment filled(long bytes) throws Throwable {
    MemorySegment block = ((MemorySegment) malloc.invokeExact(bytes)).reinterpret(bytes);
    block.fill((byte) 1);
    return block;
  }

  private static MethodHandle function(String name, FunctionDescriptor type) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().find(name).orElseThrow(), type);
  }

  private static long residentKilobytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElseThrow();
  }
}
