package dev.attune.text.torch;

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
 * An encoder with heads, from token ids to logits. Batches are ids and mask, [batch, tokens] of
 * 64-bit integers. Its method {@code pool} ends before the heads with the texts' vectors, {@code
 * encode} with the texts' and the tokens'.
 *
 * @param encoder the sizes
 * @param encoderWeights every parameter of the encoder by its Hugging Face name
 * @param lora low-rank updates as they are before the first step, or null
 * @param pooling how token vectors become a text's vector
 * @param heads trained always; none where another network reads the vectors
 * @param trainable the names of the encoder's parameters that are trained, updates included
 * @param dropout share of every hidden state that is dropped in training
 * @param arithmetic of the large products in {@code forward}
 */
public record TextNetwork(
    BaseModelInfo encoder,
    Collection<Tensor> encoderWeights,
    @Nullable LoraWeights lora,
    Pooling pooling,
    List<TrainedHead> heads,
    Predicate<String> trainable,
    double dropout,
    Arithmetic arithmetic)
    implements Network {
  static final List<String> INPUTS = List.of("ids", "mask");
  static final String STATES = "(self).states(ids, mask, )";

  public TextNetwork {
    heads = List.copyOf(heads);
  }

  @Override
  public TorchScriptArchive archive(Device device) {
    HeadText text = new HeadText(heads);
    return new TorchScriptArchive(
        forward(text, device)
            + states(device)
            + pool()
            + encode()
            + infer(text)
            + text.lossMethods(),
        parameters(text));
  }

  private String forward(HeadText text, Device device) {
    MethodText method = new MethodText("forward", text.arguments(INPUTS));
    DropoutText noise = DropoutText.of(method, device, dropout, "seed");
    String states = trainingStates(method, device, noise);
    String pooled = "";
    String tokens = "";
    if (text.readTexts()) {
      method.let("pooled", EncoderText.pooled(pooling, states));
      pooled = method.let("dropped", noise.apply("pooled", "batch, " + encoder.hiddenSize()));
    }
    if (text.readTokens()) {
      tokens = method.let("dropped_tokens", noise.apply(states, EncoderText.hiddenShape(encoder)));
    }
    return text.returningLoss(method, text.logits(pooled, tokens));
  }

  /** Emits the encoder with dropout and returns the variable that holds the token vectors. */
  String trainingStates(MethodText method, Device device, DropoutText noise) {
    EncoderText.shapes(method);
    Format format =
        switch (arithmetic) {
          case FLOAT32 -> Format.TRAINING_FLOAT32;
          case BFLOAT16 -> Format.TRAINING_BFLOAT16;
        };
    return encoderText(format, device).tokens(method, noise);
  }

  private EncoderText encoderText(Format format, Device device) {
    return new EncoderText(encoder, new LinearText(format, device, trainable, lora));
  }

  String states(Device device) {
    MethodText method = new MethodText("states", INPUTS);
    EncoderText.shapes(method);
    DropoutText none = DropoutText.none(method);
    return method.returning(encoderText(Format.INFERENCE, device).tokens(method, none));
  }

  private String pool() {
    MethodText method = new MethodText("pool", INPUTS);
    String states = method.let("states", STATES);
    return method.returning(EncoderText.pooled(pooling, states));
  }

  private String encode() {
    MethodText method = MethodText.ofSeveral("encode", INPUTS);
    String states = method.let("states", STATES);
    return method.returningAll(List.of(EncoderText.pooled(pooling, states), states));
  }

  private String infer(HeadText text) {
    MethodText method = MethodText.ofSeveral("infer", INPUTS);
    String states = method.let("states", STATES);
    String pooled =
        text.readTexts() ? method.let("pooled", EncoderText.pooled(pooling, states)) : "";
    return method.returningAll(text.logits(pooled, states));
  }

  List<ModuleParameter> parameters(HeadText text) {
    List<ModuleParameter> parameters = new ArrayList<>();
    encoderWeights.forEach(tensor -> add(parameters, tensor));
    if (lora != null) {
      lora.tensors().values().forEach(tensor -> add(parameters, tensor));
    }
    parameters.addAll(text.parameters());
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
