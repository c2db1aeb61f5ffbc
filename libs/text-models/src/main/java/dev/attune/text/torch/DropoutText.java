package dev.attune.text.torch;

/**
 * Emits dropout whose noise comes from a generator that is seeded by an argument of the method: a
 * step with the same seed drops the same elements, whatever else runs in the process.
 *
 * <p>Drawing random numbers would be a quarter of a training step. One draw of 31 bits therefore
 * serves three masks, ten bits each, so the rate is a multiple of 1/1024.
 */
final class DropoutText {
  private static final int BITS = 10;
  private static final int LEVELS = 1 << BITS;
  private static final int MASKS_PER_DRAW = 3;

  private final MethodText method;
  private final int dropped;
  private String drawnShape = "";
  private int draws;
  private int masksLeft;

  private DropoutText(MethodText method, int dropped) {
    this.method = method;
    this.dropped = dropped;
  }

  /** Dropout that changes nothing. */
  static DropoutText none(MethodText method) {
    return new DropoutText(method, 0);
  }

  /**
   * Starts the generator of a method.
   *
   * @param rate share of elements that become zero, below 1
   * @param seed expression of the seed, a tensor of one integer
   */
  static DropoutText of(MethodText method, double rate, String seed) {
    method.let("generator", "torch.Generator(device=None, seed=int(%s))".formatted(seed));
    return new DropoutText(method, (int) Math.round(rate * LEVELS));
  }

  /**
   * Emits what is needed and returns the expression of the input after dropout.
   *
   * @param shape of the input, as a TorchScript list without brackets
   */
  String apply(String input, String shape) {
    if (dropped == 0) {
      return input;
    }
    String noise = noise(shape);
    String bits =
        "torch.bitwise_and(torch.bitwise_right_shift(%s, %d), %d)"
            .formatted(noise, masksLeft * BITS, LEVELS - 1);
    double scale = LEVELS / (double) (LEVELS - dropped);
    return "torch.mul(%s, torch.mul(torch.to(torch.ge(%s, %d), 6), %s))"
        .formatted(input, bits, dropped, scale);
  }

  private String noise(String shape) {
    if (masksLeft == 0 || !shape.equals(drawnShape)) {
      draws++;
      masksLeft = MASKS_PER_DRAW;
      drawnShape = shape;
      method.let(
          "noise" + draws,
          "torch.random_(torch.empty([%s], dtype=3, layout=None, device=None, pin_memory=None, memory_format=None), generator=generator)"
              .formatted(shape));
    }
    masksLeft--;
    return "noise" + draws;
  }
}
