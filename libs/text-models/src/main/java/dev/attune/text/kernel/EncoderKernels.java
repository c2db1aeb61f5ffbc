package dev.attune.text.kernel;

import dev.attune.text.base.BaseModelInfo;
import dev.attune.text.tensor.Tensor;
import java.io.IOException;
import java.util.Collection;
import java.util.ServiceLoader;

/** An engine that makes {@link EncoderKernel}s, found by {@link ServiceLoader}. */
public interface EncoderKernels {

  /**
   * The engine of this process, which is started by its first use.
   *
   * @throws IllegalStateException if there is none
   */
  static EncoderKernels ofThisProcess() {
    return ServiceLoader.load(EncoderKernels.class)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No engine computes encoders."));
  }

  /** Whether it computes on a graphics card here. */
  boolean onGraphicsCard();

  /**
   * Loads an encoder.
   *
   * @param weights every parameter of the encoder by its Hugging Face name
   * @param banked whether rows pick low-rank updates
   * @throws IOException if a temporary file in between cannot be written
   */
  EncoderKernel open(BaseModelInfo encoder, Collection<Tensor> weights, boolean banked)
      throws IOException;
}
