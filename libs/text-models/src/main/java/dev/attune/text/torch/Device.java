package dev.attune.text.torch;

/** What a network is computed on. */
public enum Device {
  /** The processor, through oneDNN. */
  CPU("None"),
  /** The first CUDA device. */
  CUDA("torch.device(\"cuda:0\")");

  private final String text;

  Device(String text) {
    this.text = text;
  }

  /** The CUDA device where PyTorch was built for one and the machine has it, else the processor. */
  public static Device ofThisMachine() {
    return PyTorch.device();
  }

  /** The expression of the place for a new tensor. */
  String text() {
    return text;
  }
}
