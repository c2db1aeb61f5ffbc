package dev.attune.text.torch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.text.adapter.Head;
import dev.attune.text.tensor.HandoverProcess;
import dev.attune.text.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorchScriptArchiveTest {
  private static final int LOCAL_HEADER_BYTES = 30;

  @TempDir Path directory;

  @Test
  void data_starts_at_multiples_of_64_bytes() throws IOException {
    byte[] file = Files.readAllBytes(written());
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int position = 0;
    int entries = 0;
    while (bytes.getInt(position) == 0x04034b50) {
      int size = bytes.getInt(position + 18);
      int name = bytes.getShort(position + 26);
      int extra = bytes.getShort(position + 28);
      int data = position + LOCAL_HEADER_BYTES + name + extra;
      assertThat(data % 64).as(new String(file, position + 30, name, UTF_8)).isZero();
      position = data + size;
      entries++;
    }
    assertThat(entries).isEqualTo(7);
  }

  @Test
  void the_source_declares_every_parameter_without_dots() throws IOException {
    try (ZipFile zip = new ZipFile(written().toFile())) {
      var entry = zip.getEntry("archive/code/__torch__.py");
      assertThat(new String(zip.getInputStream(entry).readAllBytes(), UTF_8))
          .contains("__parameters__ = [\"classifier__weight\", \"classifier__bias\", ]")
          .contains("  classifier__weight : Tensor\n")
          .contains("def infer(");
    }
  }

  @Test
  void the_same_network_gives_the_same_bytes() throws IOException {
    byte[] first = Files.readAllBytes(written());
    assertThat(Files.readAllBytes(written())).isEqualTo(first);
  }

  @Test
  void outputs_whose_names_spell_one_another_out_keep_their_own_weights() throws IOException {
    List<String> names = List.of("情", "_u60c5_", "a b", "a_u20_b", "a.b", "a_b", "a", "a._");
    List<TrainedHead> heads = new ArrayList<>();
    for (String name : names) {
      float[] weight = {heads.size(), -heads.size()};
      heads.add(
          new TrainedHead(
              Tensor.of(Head.weightName(name), weight, 2, 1),
              Tensor.of(Head.biasName(name), new float[2], 2),
              false,
              Loss.CROSS_ENTROPY));
    }
    try (TrainableModule module = TrainableModule.load(new HeadNetwork(heads, 1, 0))) {
      float[][][] logits = module.infer(new VectorBatch(List.of(new float[] {1})));
      for (int head = 0; head < heads.size(); head++) {
        assertThat(logits[head][0]).as(names.get(head)).containsExactly(head, -head);
      }
      assertThat(module.trained().stream().map(Tensor::name))
          .containsExactlyElementsOf(
              heads.stream()
                  .flatMap(head -> Stream.of(head.weight().name(), head.bias().name()))
                  .toList());
    }
  }

  @Test
  void what_a_process_has_left_that_was_killed_at_opening_a_network_goes_with_the_next()
      throws Exception {
    Path left = HandoverProcess.killed();

    TrainableModule.load(network()).close();

    assertThat(left).doesNotExist();
  }

  private Path written() throws IOException {
    Path file = directory.resolve("network.pt");
    network().archive(Device.CPU).write(file);
    return file;
  }

  private static HeadNetwork network() {
    var weight = Tensor.of("classifier.weight", new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
    var bias = Tensor.of("classifier.bias", new float[] {7, 8}, 2);
    var head = new TrainedHead(weight, bias, false, Loss.CROSS_ENTROPY);
    return new HeadNetwork(List.of(head), 3, 0.1);
  }
}
