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

  /** The attribute's name in TorchScript. */
  String attribute() {
    return attribute(tensor.name());
  }

  /**
   * Another name for each tensor's, of letters, digits and underscores alone: a dot would mean a
   * submodule, and an output can be called anything. A dot is two underscores; whatever else is no
   * letter and no digit, the underscore too, is spelled out between {@code _u} and {@code _}.
   */
  static String attribute(String tensorName) {
    StringBuilder name = new StringBuilder();
    tensorName
        .codePoints()
        .forEach(
            c -> {
              if (c < FIRST_NOT_ASCII && Character.isLetterOrDigit(c)) {
                name.appendCodePoint(c);
              } else if (c == '.') {
                name.append("__");
              } else {
                name.append("_u").append(Integer.toHexString(c)).append('_');
              }
            });
    return name.toString();
  }
}
