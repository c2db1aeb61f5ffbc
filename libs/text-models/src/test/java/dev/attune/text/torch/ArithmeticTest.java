package dev.attune.text.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArithmeticTest {

  @Test
  void a_processor_with_brain_floats_trains_in_them() {
    var cpuInfo = List.of("model name\t: Some CPU", "flags\t\t: fpu avx512f avx512_bf16 sse4_2");
    assertThat(Arithmetic.of(cpuInfo)).isEqualTo(Arithmetic.BFLOAT16);
  }

  @Test
  void a_processor_without_brain_floats_trains_in_32_bits() {
    var cpuInfo = List.of("model name\t: avx512_bf16 lookalike", "flags\t\t: fpu avx2 sse4_2");
    assertThat(Arithmetic.of(cpuInfo)).isEqualTo(Arithmetic.FLOAT32);
  }

  @Test
  void a_cuda_device_trains_in_brain_floats_since_they_are_native() {
    assertThat(Arithmetic.ofCuda("75")).isEqualTo(Arithmetic.FLOAT32);
    assertThat(Arithmetic.ofCuda("86")).isEqualTo(Arithmetic.BFLOAT16);
  }

  @Test
  void rounding_to_16_bits_goes_to_the_nearest_and_ties_to_even() {
    assertThat(wide(Bfloat16.of(1f))).isEqualTo(1f);
    assertThat(wide(Bfloat16.of(1f + 0x1p-8f))).isEqualTo(1f);
    assertThat(wide(Bfloat16.of(1f + 0x1.8p-7f))).isEqualTo(1f + 0x1p-6f);
    assertThat(wide(Bfloat16.of(-1.0041f))).isEqualTo(-1.0078125f);
  }

  private static float wide(short bits) {
    return Float.intBitsToFloat(bits << 16);
  }
}
