package dev.attune.text.serve;

/**
 * How one serving session spends memory and time.
 *
 * @param loraRank the largest LoRA rank that shares the encoder; smaller ranks are padded with
 *     zeros, which changes no result, and a version with a larger one gets an encoder of its own
 * @param adapterBytes memory for the LoRA updates of all loaded adapters; reached in steps, each
 *     step holding the old and the new memory for a moment
 * @param tokensPerRun how many tokens, padding included, go through the encoder at once; a longer
 *     single text goes alone
 * @param backend what encoders are computed with
 */
public record ServingOptions(int loraRank, long adapterBytes, int tokensPerRun, Backend backend) {

  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public ServingOptions {
    if (loraRank < 1 || loraRank > 256) {
      throw new IllegalArgumentException(
          "The LoRA rank of a serving session is 1 to 256, not %d.".formatted(loraRank));
    }
    if (adapterBytes < 0) {
      throw new IllegalArgumentException("The memory for adapters is negative.");
    }
    if (tokensPerRun < 1) {
      throw new IllegalArgumentException("A run takes at least one token.");
    }
  }

  /** The same in ONNX Runtime. */
  public ServingOptions(int loraRank, long adapterBytes, int tokensPerRun) {
    this(loraRank, adapterBytes, tokensPerRun, Backend.ONNX_RUNTIME);
  }

  /** Rank 16, 512 MiB, and 1024 tokens: on two cores a tenth faster than 512. */
  public static ServingOptions defaults() {
    return new ServingOptions(16, 512L << 20, 1024);
  }
}
