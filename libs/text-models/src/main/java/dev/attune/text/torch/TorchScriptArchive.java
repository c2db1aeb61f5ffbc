package dev.attune.text.torch;

import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import dev.attune.text.tensor.HandoverFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A TorchScript archive: the source text of a module's methods and its parameters, as {@code
 * torch.jit.load} reads them. Nothing but this class and PyTorch itself is needed to make one.
 *
 * @param methods the methods of class {@value #CLASS_NAME}, indented by two spaces
 * @param parameters the module's parameters in a fixed order
 */
record TorchScriptArchive(String methods, List<ModuleParameter> parameters) {
  static final String CLASS_NAME = "Network";

  /** The method that gives the gradients of a loss, one for each trainable parameter. */
  static final String GRADIENTS = "gradients";

  private static final Pattern ATTRIBUTE = Pattern.compile("\\bself\\.(\\w+)");
  private static final String[] NO_EXTRA_FILES = {};
  private static final byte[] EMPTY_TUPLE = {(byte) 0x80, 2, ')', '.'};
  private static final int BUFFER_BYTES = 1 << 20;

  /** Leaves out the parameters that no method reads. */
  TorchScriptArchive {
    Set<String> read =
        ATTRIBUTE
            .matcher(methods)
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toSet());
    parameters =
        parameters.stream().filter(parameter -> read.contains(parameter.attribute())).toList();
  }

  /**
   * Loads the module into memory that the manager owns.
   *
   * @throws IOException if the temporary file in between cannot be written
   */
  PtSymbolBlock load(PtNDManager manager) throws IOException {
    boolean elsewhere = manager.getDevice().isGpu();
    try (HandoverFile file = HandoverFile.open("network.pt")) {
      write(file.path());
      return JniUtils.loadModule(
          manager, file.path(), elsewhere, NO_EXTRA_FILES, NO_EXTRA_FILES, true);
    }
  }

  void write(Path file) throws IOException {
    try (var out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES);
        StoredZip zip = new StoredZip(out)) {
      zip.add("data.pkl", ModulePickle.of(CLASS_NAME, parameters));
      zip.add("code/__torch__.py", code().getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < parameters.size(); i++) {
        zip.add("data/" + i, bytes(parameters.get(i)));
      }
      zip.add("constants.pkl", EMPTY_TUPLE);
      zip.add("byteorder", "little".getBytes(StandardCharsets.US_ASCII));
      zip.add("version", "10\n".getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** The module's whole source text. */
  String code() {
    return """
    class %s(Module):
      __parameters__ = [%s]
      __buffers__ = []
    %s  training : bool
      _is_full_backward_hook : Optional[bool]
    """
            .formatted(
                CLASS_NAME,
                parameters.stream()
                    .map(p -> "\"" + p.attribute() + "\", ")
                    .collect(Collectors.joining()),
                parameters.stream()
                    .map(p -> "  " + p.attribute() + " : Tensor\n")
                    .collect(Collectors.joining()))
        + methods
        + gradients();
  }

  private String gradients() {
    List<String> trained =
        parameters.stream()
            .filter(ModuleParameter::trainable)
            .map(parameter -> "self." + parameter.attribute())
            .toList();
    if (trained.isEmpty()) {
      return "";
    }
    return """
      def %s(self: __torch__.%s,
        loss: Tensor) -> List[Tensor]:
        given = torch.grad([loss], [%s], None, None, False, False)
        return [%s]
    """
        .formatted(
            GRADIENTS,
            CLASS_NAME,
            String.join(", ", trained),
            IntStream.range(0, trained.size())
                .mapToObj("unchecked_cast(Tensor, given[%d])"::formatted)
                .collect(Collectors.joining(", ")));
  }

  private static byte[] bytes(ModuleParameter parameter) {
    float[] data = parameter.tensor().data();
    ByteBuffer buffer =
        ByteBuffer.allocate(Math.multiplyExact(data.length, parameter.storage().bytes()))
            .order(ByteOrder.LITTLE_ENDIAN);
    switch (parameter.storage()) {
      case FLOAT32 -> buffer.asFloatBuffer().put(data);
      case BFLOAT16 -> {
        for (float value : data) {
          buffer.putShort(Bfloat16.of(value));
        }
      }
    }
    return buffer.array();
  }
}
