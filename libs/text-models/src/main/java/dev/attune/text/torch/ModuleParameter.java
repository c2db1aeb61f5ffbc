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

  /** The attribute's name in TorchScript, where a dot would mean a submodule. */
  String attribute() {
    return attribute(tensor.name());
  }

  static String attribute(String tensorName) {
    return tensorName.replace('.', '_');
  }
}
