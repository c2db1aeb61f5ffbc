package dev.attune.text.torch;

import ai.djl.util.cuda.CudaUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The number format of the large products in a training step. Evaluation always uses 32 bits. */
public enum Arithmetic {
  /** 32-bit floats. */
  FLOAT32,
  /** 16-bit brain floats; results and gradients are kept in 32 bits. */
  BFLOAT16;

  private static final int BFLOAT16_CAPABILITY = 80;
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final Set<String> BFLOAT16_FLAGS = Set.of("avx512_bf16", "amx_bf16");

  /** The faster format that this machine's {@link Device} computes natively. */
  public static Arithmetic ofThisMachine() {
    return Machine.ARITHMETIC;
  }

  /** Reads the text of Linux's {@code /proc/cpuinfo}. */
  static Arithmetic of(List<String> cpuInfo) {
    return cpuInfo.stream()
            .filter(line -> line.startsWith("flags"))
            .flatMap(line -> Stream.of(line.split("\\s+", -1)))
            .anyMatch(BFLOAT16_FLAGS::contains)
        ? BFLOAT16
        : FLOAT32;
  }

  /** Reads a CUDA device's compute capability, for example {@code 86}; 16 bits came with 80. */
  static Arithmetic ofCuda(String capability) {
    return Integer.parseInt(capability) >= BFLOAT16_CAPABILITY ? BFLOAT16 : FLOAT32;
  }

  private static final class Machine {
    static final Arithmetic ARITHMETIC =
        Device.ofThisMachine() == Device.CUDA ? ofCuda(CudaUtils.getComputeCapability(0)) : read();

    private static Arithmetic read() {
      try {
        return Files.isReadable(CPU_INFO) ? of(Files.readAllLines(CPU_INFO)) : FLOAT32;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
