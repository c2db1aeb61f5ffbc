package dev.attune.text.adapter;

import dev.attune.text.tensor.Tensor;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What an adapter changes inside the encoder. */
public sealed interface EncoderChange {

  /** The name in files. */
  String type();

  /** The tensors that make the change. */
  Collection<Tensor> tensors();

  /** Nothing: the encoder is the base model's. */
  record None() implements EncoderChange {
    static final String TYPE = "none";

    @Override
    public String type() {
      return TYPE;
    }

    @Override
    public List<Tensor> tensors() {
      return List.of();
    }
  }

  /** Low-rank updates of some linears. */
  record Lora(LoraWeights weights) implements EncoderChange {
    static final String TYPE = "lora";

    @Override
    public String type() {
      return TYPE;
    }

    @Override
    public Collection<Tensor> tensors() {
      return weights.tensors().values();
    }
  }

  /**
   * Other values for some parameters, or for all.
   *
   * @param replaced by the Hugging Face name, each in the shape of the base model's
   */
  record Parameters(Map<String, Tensor> replaced) implements EncoderChange {
    static final String TYPE = "parameters";

    /**
     * @throws InvalidAdapterException if nothing is replaced
     */
    public Parameters {
      if (replaced.isEmpty()) {
        throw new InvalidAdapterException("The adapter replaces no parameter.");
      }
      replaced = Collections.unmodifiableMap(new TreeMap<>(replaced));
    }

    @Override
    public String type() {
      return TYPE;
    }

    @Override
    public Collection<Tensor> tensors() {
      return replaced.values();
    }
  }
}
