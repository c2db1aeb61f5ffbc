package dev.attune.text.torch;

import java.util.HashSet;
import java.util.Set;

/**
 * Emits dropout whose noise comes from a generator that is seeded by an argument of the method: a
 * step with the same seed drops the same elements, whatever else runs in the process.
 *
 * <p>Drawing random numbers would be a quarter of a training step. One draw of 64 bits therefore
 * serves eight elements, so the rate is a multiple of 1/256.
 */
final class DropoutText {
  private static final int LEVELS = 256;
  private static final int ELEMENTS_PER_DRAW = 8;
  private static final int FLOAT_TYPE = 6;

  private final MethodText method;
  private final Device device;
  private final int dropped;
  private final Set<Integer> types = new HashSet<>();
  private int draws;

  private DropoutText(MethodText method, Device device, int dropped) {
    this.method = method;
    this.device = device;
    this.dropped = dropped;
  }

  /** Dropout that changes nothing. */
  static DropoutText none(MethodText method) {
    return new DropoutText(method, Device.CPU, 0);
  }

  /**
   * Starts the generator of a method.
   *
   * @param device where the noise is drawn
   * @param rate share of elements that become zero, below 1
   * @param seed expression of the seed, a tensor of one integer
   */
  static DropoutText of(MethodText method, Device device, double rate, String seed) {
    method.let(
        "generator", "torch.Generator(device=%s, seed=int(%s))".formatted(device.text(), seed));
    return new DropoutText(method, device, (int) Math.round(rate * LEVELS));
  }

  /**
   * Emits what is needed and returns the expression of the input after dropout, for an input of
   * 32-bit floats.
   *
   * @param shape of the input, as a TorchScript list without brackets
   */
  String apply(String input, String shape) {
    return apply(input, shape, FLOAT_TYPE);
  }

  /**
   * The same for an input of any type.
   *
   * @param type the number of the input's type
   */
  String apply(String input, String shape, int type) {
    if (dropped == 0) {
      return input;
    }
    declare(type);
    draws++;
    String size = "size" + draws;
    String noise = "noise" + draws;
    String kept = "kept" + draws;
    method.let(size, shape.replace(", ", " * "));
    method.let(
        noise,
        "torch.random_(torch.empty([%s // %d + 1], dtype=4, layout=None, device=%s, pin_memory=None, memory_format=None), %d, None, generator=generator)"
            .formatted(size, ELEMENTS_PER_DRAW, device.text(), Long.MIN_VALUE));
    method.let(
        kept,
        "torch.view(torch.slice(torch.view_copy(%s, dtype=0), 0, 0, %s), [%s])"
            .formatted(noise, size, shape));
    return "torch.mul(%s, torch.where(torch.ge(%s, %d), scale%d, zero%d))"
        .formatted(input, kept, dropped, type, type);
  }

  private void declare(int type) {
    if (types.add(type)) {
      double scale = LEVELS / (double) (LEVELS - dropped);
      method.let("scale" + type, scalar(scale, type));
      method.let("zero" + type, scalar(0, type));
    }
  }

  private String scalar(double value, int type) {
    return "torch.full([], %s, dtype=%d, layout=None, device=%s, pin_memory=None)"
        .formatted(value, type, device.text());
  }
}
