package dev.attune.text.learn;

import dev.attune.text.adapter.LoraTarget;
import java.util.EnumSet;
import java.util.Set;

/** What of the network is trained. */
public sealed interface Method {

  /** The name in files and APIs: {@code head} or {@code lora}. */
  String id();

  /** The head alone, over vectors that the unchanged encoder computes once. */
  record Head() implements Method {
    static final String ID = "head";

    @Override
    public String id() {
      return ID;
    }
  }

  /**
   * The head and low-rank updates inside the encoder (Hu et al. 2021).
   *
   * @param targets the linears that are updated, in every layer
   */
  record Lora(Set<LoraTarget> targets) implements Method {
    static final String ID = "lora";

    /**
     * @throws IllegalArgumentException if there are no targets
     */
    public Lora {
      targets = Set.copyOf(EnumSet.copyOf(targets));
    }

    /** Updates of query and value, which serving mixes in one batch. */
    public Lora() {
      this(LoraTarget.DEFAULT);
    }

    @Override
    public String id() {
      return ID;
    }
  }

  /**
   * The method of a name, with its usual settings.
   *
   * @throws HyperparameterException if there is no such method
   */
  static Method named(String id) {
    return switch (id) {
      case Head.ID -> new Head();
      case Lora.ID -> new Lora();
      default ->
          throw new HyperparameterException(
              "method", "method is '%s'; known are head and lora.".formatted(id));
    };
  }
}
