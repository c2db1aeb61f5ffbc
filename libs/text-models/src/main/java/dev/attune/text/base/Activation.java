package dev.attune.text.base;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The function between the two linears of a feed-forward block. */
public enum Activation {
  /** The exact one, {@code x / 2 (1 + erf(x / sqrt 2))}. */
  GELU,
  /** Its approximation through tanh. */
  GELU_TANH,
  RELU;

  /** The names of the function in {@code config.json}. */
  private List<String> ids() {
    return switch (this) {
      case GELU -> List.of("gelu", "gelu_python");
      case GELU_TANH -> List.of("gelu_new", "gelu_fast", "gelu_pytorch_tanh");
      case RELU -> List.of("relu");
    };
  }

  /** The function that a {@code config.json} names, if it is one of these. */
  static Optional<Activation> of(String id) {
    return Arrays.stream(values()).filter(function -> function.ids().contains(id)).findFirst();
  }

  /** Every known name for a message. */
  static String names() {
    return Arrays.stream(values())
        .flatMap(function -> function.ids().stream())
        .collect(Collectors.joining(", "));
  }
}
