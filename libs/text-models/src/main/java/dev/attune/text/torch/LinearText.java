package dev.attune.text.torch;

import static dev.attune.text.torch.MethodText.parameter;

import dev.attune.text.adapter.LoraTarget;
import dev.attune.text.adapter.LoraWeights;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Emits the encoder's linears: in the format of the pass, with the low-rank update where there is
 * one.
 *
 * @param format how the product is computed
 * @param trainable which parameters get gradients
 * @param lora the updates, or null
 */
record LinearText(Format format, Predicate<String> trainable, @Nullable LoraWeights lora) {
  private static final String COPY_SUFFIX = ".bfloat16";
  private static final int FLOAT_TYPE = 6;
  private static final int BFLOAT16_TYPE = 15;

  enum Format {
    /** Without gradients. */
    INFERENCE,
    TRAINING_FLOAT32,
    TRAINING_BFLOAT16
  }

  /** Name of the 16-bit copy that stands for a parameter which is not trained. */
  static String copyOf(String tensorName) {
    return tensorName + COPY_SUFFIX;
  }

  /** The expression of a layer's linear, a tensor of 32-bit floats. */
  String of(String input, int layer, LoraTarget target) {
    String product = product(input, layer, target);
    String wide = format == Format.TRAINING_BFLOAT16 ? widened(product) : product;
    return plusUpdate(wide, input, layer, target);
  }

  /** The exact GELU of a layer's linear. Without an update, 16 bits are kept across it. */
  String geluOf(String input, int layer, LoraTarget target) {
    return updates(target)
        ? "torch.gelu(%s)".formatted(of(input, layer, target))
        : "torch.gelu(%s)".formatted(product(input, layer, target));
  }

  private String product(String input, int layer, LoraTarget target) {
    String name = "encoder.layer.%d.%s".formatted(layer, target.module());
    String weight = name + ".weight";
    String bias = name + ".bias";
    return switch (format) {
      case INFERENCE ->
          "ops.mkldnn._linear_pointwise(%s, %s, %s, \"none\", annotate(List[Optional[number]], []), \"\")"
              .formatted(input, parameter(weight), parameter(bias));
      case TRAINING_FLOAT32 ->
          "torch.to_dense(torch.mkldnn_linear(torch.to_mkldnn(%s), %s, %s))"
              .formatted(input, parameter(weight), parameter(bias));
      case TRAINING_BFLOAT16 ->
          "torch.linear(torch.to(%s, %d), %s, %s)"
              .formatted(input, BFLOAT16_TYPE, narrow(weight), narrow(bias));
    };
  }

  private String narrow(String tensorName) {
    return trainable.test(tensorName)
        ? "torch.to(%s, %d)".formatted(parameter(tensorName), BFLOAT16_TYPE)
        : parameter(copyOf(tensorName));
  }

  private static String widened(String expression) {
    return "torch.to(%s, %d)".formatted(expression, FLOAT_TYPE);
  }

  private boolean updates(LoraTarget target) {
    return lora != null && lora.targets().contains(target);
  }

  private String plusUpdate(String product, String input, int layer, LoraTarget target) {
    if (lora == null || !updates(target)) {
      return product;
    }
    return "torch.add(%s, torch.linear(torch.linear(%s, %s, None), %s, None), alpha=%s)"
        .formatted(
            product,
            format == Format.TRAINING_BFLOAT16 ? widened(input) : input,
            parameter(target.nameOfA(layer)),
            parameter(target.nameOfB(layer)),
            (double) lora.scale());
  }
}
