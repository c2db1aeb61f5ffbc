package dev.attune.text.torch;

import dev.attune.text.base.BaseModelInfo;
import dev.attune.text.kernel.EncoderKernel;
import dev.attune.text.kernel.EncoderKernels;
import dev.attune.text.tensor.Tensor;
import java.io.IOException;
import java.util.Collection;

/** Encoders in PyTorch, on {@link Device#ofThisMachine()}. */
public final class TorchKernels implements EncoderKernels {
  @Override
  public boolean onGraphicsCard() {
    return Device.ofThisMachine() == Device.CUDA;
  }

  @Override
  public EncoderKernel open(BaseModelInfo encoder, Collection<Tensor> weights, boolean banked)
      throws IOException {
    return new TorchKernel(
        TrainableModule.load(new ServingNetwork(encoder, weights, banked)), encoder);
  }
}
