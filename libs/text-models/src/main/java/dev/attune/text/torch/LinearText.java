package dev.attune.text.torch;

import static dev.attune.text.torch.MethodText.parameter;

import dev.attune.text.adapter.LoraTarget;
import dev.attune.text.adapter.LoraWeights;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Emits the encoder's linears in the number format of the pass. A low-rank update is added to the
 * weight, not to the product: one more product of the whole weight's size in the backward pass
 * costs less than reading inputs and outputs again for two thin ones.
 *
 * @param format how the product is computed; inputs and outputs have its type
 * @param device where it is computed
 * @param trainable which parameters get gradients
 * @param lora the updates, or null
 */
record LinearText(
    Format format, Device device, Predicate<String> trainable, @Nullable LoraWeights lora) {
  private static final String PLAIN = "torch.linear(%s, %s, %s)";
  private static final String COPY_SUFFIX = ".bfloat16";

  enum Format {
    /** 32 bits, without gradients. */
    INFERENCE(6),
    TRAINING_FLOAT32(6),
    TRAINING_BFLOAT16(15);

    private final int type;

    Format(int type) {
      this.type = type;
    }

    /** The type's number in PyTorch. */
    int type() {
      return type;
    }

    /** An expression in this format's type. */
    String cast(String expression) {
      return "torch.to(%s, %d)".formatted(expression, type);
    }
  }

  /** Name of the 16-bit copy that stands for a parameter which is not trained. */
  static String copyOf(String tensorName) {
    return tensorName + COPY_SUFFIX;
  }

  /** The expression of a layer's linear. */
  String of(String input, int layer, LoraTarget target) {
    return product(input, weight(layer, target), bias(layer, target));
  }

  /** The expression of several linears of one input, their outputs side by side. */
  String of(String input, int layer, List<LoraTarget> targets) {
    return product(
        input,
        sideBySide(targets.stream().map(target -> weight(layer, target)).toList()),
        sideBySide(targets.stream().map(target -> bias(layer, target)).toList()));
  }

  private static String sideBySide(List<String> parts) {
    return parts.stream().collect(Collectors.joining(", ", "torch.cat([", "])"));
  }

  private String product(String input, String weight, String bias) {
    if (device == Device.CUDA) {
      return PLAIN.formatted(input, weight, bias);
    }
    return switch (format) {
      case INFERENCE ->
          "ops.mkldnn._linear_pointwise(%s, %s, %s, \"none\", annotate(List[Optional[number]], []), \"\")"
              .formatted(input, weight, bias);
      case TRAINING_FLOAT32 ->
          "torch.to_dense(torch.mkldnn_linear(torch.to_mkldnn(%s), %s, %s))"
              .formatted(input, weight, bias);
      case TRAINING_BFLOAT16 -> PLAIN.formatted(input, weight, bias);
    };
  }

  private String weight(int layer, LoraTarget target) {
    String name = "encoder.layer.%d.%s.weight".formatted(layer, target.module());
    if (lora == null || !lora.targets().contains(target)) {
      return inFormat(name);
    }
    return format.cast(
        "torch.addmm(%s, %s, %s, alpha=%s)"
            .formatted(
                parameter(name),
                parameter(target.nameOfB(layer)),
                parameter(target.nameOfA(layer)),
                (double) lora.scale()));
  }

  private String bias(int layer, LoraTarget target) {
    return inFormat("encoder.layer.%d.%s.bias".formatted(layer, target.module()));
  }

  private String inFormat(String name) {
    boolean copied = format == Format.TRAINING_BFLOAT16 && !trainable.test(name);
    return copied ? parameter(copyOf(name)) : format.cast(parameter(name));
  }
}
