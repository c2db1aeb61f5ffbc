package dev.attune.text.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {
  @TempDir Path directory;
  private Path file = Path.of("");

  @BeforeEach
  void nameTheFile() {
    file = directory.resolve("weights.safetensors");
  }

  @Test
  void what_was_written_is_read() throws Exception {
    var matrix = Tensor.of("b.weight", new float[] {1, -2.5f, Float.MIN_VALUE, 1e30f, 0, 7}, 2, 3);
    var scalar = Tensor.of("a", new float[] {42});
    var none = Tensor.of("c", new float[0], 0, 5);
    Safetensors.write(file, List.of(matrix, scalar, none), Map.of("format", "pt"));

    assertThat(Safetensors.read(file).values()).containsExactly(scalar, matrix, none);
    assertThat(Safetensors.header(file).metadata()).containsExactly(Map.entry("format", "pt"));
  }

  @Test
  void a_tensor_larger_than_the_read_buffer_survives() throws Exception {
    float[] data = new float[700_001];
    for (int i = 0; i < data.length; i++) {
      data[i] = i;
    }
    var large = Tensor.of("large", data, data.length);
    Safetensors.write(file, List.of(large));
    assertThat(Safetensors.read(file).get("large")).isEqualTo(large);
  }

  @Test
  void only_the_wanted_tensors_are_read() throws Exception {
    var one = Tensor.of("one", new float[] {1}, 1);
    var two = Tensor.of("two", new float[] {2}, 1);
    Safetensors.write(file, List.of(one, two));
    assertThat(Safetensors.read(file, "two"::equals).values()).containsExactly(two);
  }

  @Test
  void the_order_of_writing_does_not_show_in_the_bytes() throws Exception {
    var one = Tensor.of("one", new float[] {1, 2}, 2);
    var two = Tensor.of("two", new float[] {3}, 1);
    Path other = directory.resolve("other.safetensors");
    Safetensors.write(file, List.of(one, two));
    Safetensors.write(other, List.of(two, one));
    assertThat(file).hasSameBinaryContentAs(other);
  }

  @Test
  void writing_replaces_the_file_and_leaves_nothing_else() throws Exception {
    Safetensors.write(file, List.of(Tensor.of("old", new float[] {1}, 1)));
    Safetensors.write(file, List.of(Tensor.of("new", new float[] {2}, 1)));
    assertThat(Safetensors.read(file)).containsOnlyKeys("new");
    assertThat(directory).isDirectoryNotContaining(path -> !path.equals(file));
  }

  @Test
  void two_tensors_of_one_name_are_refused() {
    var twice = List.of(Tensor.of("x", new float[1], 1), Tensor.of("x", new float[1], 1));
    assertThatThrownBy(() -> Safetensors.write(file, twice))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(file).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"F16,1.5,0x3e00", "F16,-65504,0xfbff", "BF16,1.5,0x3fc0", "BF16,-0.0078125,0xbc00"})
  void half_precision_is_read_as_floats(String dtype, float expected, int bits) throws Exception {
    byte[] data = {(byte) bits, (byte) (bits >> 8)};
    write("{\"x\":{\"dtype\":\"%s\",\"shape\":[1],\"data_offsets\":[0,2]}}".formatted(dtype), data);
    assertThat(Safetensors.read(file).get("x"))
        .isEqualTo(Tensor.of("x", new float[] {expected}, 1));
  }

  @Test
  void integers_beside_weights_do_no_harm() throws Exception {
    write(
        "{'n':{'dtype':'I64','shape':[1],'data_offsets':[0,8]},'x':{'dtype':'F32','shape':[1],'data_offsets':[8,12]}}"
            .replace('\'', '"'),
        new byte[12]);
    assertThat(Safetensors.read(file, "x"::equals)).containsOnlyKeys("x");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 8, 20, 79, 80, 100, 1})
  void a_file_cut_anywhere_is_refused(int keep) throws Exception {
    Safetensors.write(file, List.of(Tensor.of("x", new float[20], 20)));
    byte[] whole = Files.readAllBytes(file);
    assertThat(whole.length).isGreaterThan(100);
    Files.write(file, Arrays.copyOf(whole, keep));
    assertRefused("");
  }

  @Test
  void bytes_behind_the_last_tensor_are_refused() throws Exception {
    Safetensors.write(file, List.of(Tensor.of("x", new float[1], 1)));
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length + 1));
    assertRefused("need 4 bytes but 5 are there");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE})
  void a_header_of_an_impossible_length_is_refused(long length) throws Exception {
    Files.write(
        file, ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array());
    assertRefused("header claims");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{'x':{'dtype':'F32','shape':[2],'data_offsets':[0,4]}}; needs 8 bytes by its shape but 4",
        "{'x':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}; begins at byte 4 where 0 is due",
        "{'x':{'dtype':'F32','shape':[1],'data_offsets':[4,0]}}; data_offsets [4, 0]",
        "{'x':{'dtype':'F32','shape':[1],'data_offsets':[-4,0]}}; data_offsets [-4,0]",
        "{'x':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'y':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}; overlap",
        "{'x':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'y':{'dtype':'F32','shape':[1],'data_offsets':[8,12]}}; holes",
        "{'x':{'dtype':'F32','shape':[4],'data_offsets':[0,16]}}; need 16 bytes but 8 are there",
        "{'x':{'dtype':'F32','shape':[9223372036854775807,4],'data_offsets':[0,8]}}; impossible shape",
        "{'x':{'dtype':'F32','shape':[4294967296],'data_offsets':[0,17179869184]}}; more than an array holds",
        "{'x':{'dtype':'F32','shape':[-1,-2],'data_offsets':[0,8]}}; shape [-1,-2]",
        "{'x':{'dtype':'F32','shape':[2.5],'data_offsets':[0,8]}}; shape [2.5]",
        "{'x':{'dtype':'I64','shape':[1],'data_offsets':[0,8]}}; should hold floats has dtype 'I64'",
        "{'x':{'shape':[2],'data_offsets':[0,8]}}; dtype ''",
        "{'x':{'dtype':'F32','data_offsets':[0,8]}}; no list shape",
        "{'x':{'dtype':'F32','shape':[2]}}; no list data_offsets",
        "{'x':7}; dtype ''",
        "[]; not a JSON object",
        "{'x':; not valid JSON",
        "{} {}; not valid JSON",
        "{'x':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},'x':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}; not valid JSON",
      })
  void a_header_that_lies_is_refused(String header, String reason) throws Exception {
    write(header.replace('\'', '"'), new byte[8]);
    assertRefused(reason);
  }

  private void assertRefused(String reason) {
    assertThatThrownBy(() -> Safetensors.read(file))
        .isInstanceOf(SafetensorsException.class)
        .hasMessageStartingWith("weights.safetensors is not a sound safetensors file: ")
        .hasMessageContaining(reason);
  }

  private void write(String header, byte[] data) throws IOException {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    var bytes = new ByteArrayOutputStream();
    bytes.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(json.length).array());
    bytes.write(json);
    bytes.write(data);
    Files.write(file, bytes.toByteArray());
  }
}
