package dev.attune.text.torch;

import dev.attune.text.adapter.ClassificationHead;
import dev.attune.text.adapter.LoraTarget;
import dev.attune.text.adapter.LoraWeights;
import dev.attune.text.base.BaseModelInfo;
import dev.attune.text.base.Pooling;
import dev.attune.text.tensor.Tensor;
import dev.attune.text.torch.LinearText.Format;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An encoder with a head, from token ids to logits. Batches are ids and mask, [batch, tokens] of
 * 64-bit integers. Its third method {@code pool} ends before the head.
 *
 * @param encoder the sizes
 * @param encoderWeights every parameter of the encoder by its Hugging Face name
 * @param lora low-rank updates as they are before the first step, or null
 * @param pooling how token vectors become a text's vector
 * @param headWeight {@code classifier.weight}, [labels, hidden]
 * @param headBias {@code classifier.bias}, [labels]
 * @param trainable the names of the parameters that are trained
 * @param dropout share of every hidden state that is dropped in training
 * @param arithmetic of the large products in {@code forward}
 */
public record TextNetwork(
    BaseModelInfo encoder,
    Collection<Tensor> encoderWeights,
    @Nullable LoraWeights lora,
    Pooling pooling,
    Tensor headWeight,
    Tensor headBias,
    Predicate<String> trainable,
    double dropout,
    Arithmetic arithmetic)
    implements Network {

  @Override
  public TorchScriptArchive archive() {
    return new TorchScriptArchive(forward() + pool() + infer(), parameters());
  }

  private String forward() {
    MethodText method = new MethodText("forward", List.of("ids", "mask", "labels", "seed"));
    EncoderText.shapes(method);
    DropoutText noise = DropoutText.of(method, dropout, "seed");
    Format format =
        switch (arithmetic) {
          case FLOAT32 -> Format.TRAINING_FLOAT32;
          case BFLOAT16 -> Format.TRAINING_BFLOAT16;
        };
    String states =
        new EncoderText(encoder, new LinearText(format, trainable, lora)).tokens(method, noise);
    String pooled = method.let("pooled", EncoderText.pooled(pooling, states));
    String dropped = noise.apply(pooled, "batch, " + encoder.hiddenSize());
    String logits = method.let("logits", HeadText.logits(dropped));
    return method.returning(HeadText.crossEntropy(logits, "labels"));
  }

  private String pool() {
    MethodText method = new MethodText("pool", List.of("ids", "mask"));
    EncoderText.shapes(method);
    DropoutText none = DropoutText.none(method);
    String states =
        new EncoderText(encoder, new LinearText(Format.INFERENCE, trainable, lora))
            .tokens(method, none);
    return method.returning(EncoderText.pooled(pooling, states));
  }

  private static String infer() {
    MethodText method = new MethodText("infer", List.of("ids", "mask"));
    String pooled = method.let("pooled", "(self).pool(ids, mask, )");
    return method.returning(HeadText.logits(pooled));
  }

  private List<ModuleParameter> parameters() {
    List<ModuleParameter> parameters = new ArrayList<>();
    encoderWeights.forEach(tensor -> add(parameters, tensor));
    if (lora != null) {
      lora.tensors().values().forEach(tensor -> add(parameters, tensor));
    }
    add(parameters, headWeight.renamed(ClassificationHead.WEIGHT));
    add(parameters, headBias.renamed(ClassificationHead.BIAS));
    if (arithmetic == Arithmetic.BFLOAT16) {
      encoderWeights.stream()
          .filter(tensor -> isLinear(tensor.name()) && !trainable.test(tensor.name()))
          .map(tensor -> tensor.renamed(LinearText.copyOf(tensor.name())))
          .forEach(
              copy ->
                  parameters.add(
                      new ModuleParameter(copy, ModuleParameter.Storage.BFLOAT16, false)));
    }
    return parameters;
  }

  private void add(List<ModuleParameter> parameters, Tensor tensor) {
    parameters.add(
        new ModuleParameter(
            tensor, ModuleParameter.Storage.FLOAT32, trainable.test(tensor.name())));
  }

  private static boolean isLinear(String name) {
    for (LoraTarget target : LoraTarget.values()) {
      if (name.endsWith("." + target.module() + ".weight")
          || name.endsWith("." + target.module() + ".bias")) {
        return true;
      }
    }
    return false;
  }
}
