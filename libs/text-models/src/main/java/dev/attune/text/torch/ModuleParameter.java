package dev.attune.text.torch;

import dev.attune.text.tensor.Tensor;

/**
 * A parameter of a TorchScript module.
 *
 * @param tensor name and initial values; the name may contain dots
 * @param storage how the values are kept
 * @param trainable whether gradients are computed for it; a fixed parameter costs no backward pass
 */
record ModuleParameter(Tensor tensor, Storage storage, boolean trainable) {
  private static final int FIRST_NOT_ASCII = 128;

  /** The element types a parameter can be stored in, as PyTorch names them. */
  enum Storage {
    FLOAT32("FloatStorage", Float.BYTES),
    BFLOAT16("BFloat16Storage", Short.BYTES);

    private final String pickleName;
    private final int bytes;

    Storage(String pickleName, int bytes) {
      this.pickleName = pickleName;
      this.bytes = bytes;
    }

    String pickleName() {
      return pickleName;
    }

    int bytes() {
      return bytes;
    }
  }

  /**
   * The attribute's name in TorchScript, where a dot would mean a submodule and where names of
   * outputs may have to be spelled out.
   */
  String attribute() {
    return attribute(tensor.name());
  }

  static String attribute(String tensorName) {
    StringBuilder name = new StringBuilder();
    tensorName
        .replace('.', '_')
        .codePoints()
        .forEach(
            c -> {
              if (c < FIRST_NOT_ASCII && (Character.isLetterOrDigit(c) || c == '_')) {
                name.appendCodePoint(c);
              } else {
                name.append("_u").append(Integer.toHexString(c)).append('_');
              }
            });
    return name.toString();
  }
}
