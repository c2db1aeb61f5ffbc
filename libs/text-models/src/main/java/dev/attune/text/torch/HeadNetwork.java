package dev.attune.text.torch;

import java.util.ArrayList;
import java.util.List;

/**
 * Heads alone, over vectors that were computed before. Batches are {@link VectorBatch}es: the
 * texts' vectors, and the tokens' if a head reads them.
 *
 * @param heads at least one
 * @param hidden width of the vectors
 * @param dropout share of each vector that is dropped in training
 */
public record HeadNetwork(List<TrainedHead> heads, int hidden, double dropout) implements Network {

  public HeadNetwork {
    heads = List.copyOf(heads);
  }

  @Override
  public TorchScriptArchive archive(Device device) {
    HeadText text = new HeadText(heads);
    return new TorchScriptArchive(
        forward(text, device) + infer(text) + text.lossMethods(), text.parameters());
  }

  private String forward(HeadText text, Device device) {
    MethodText method = new MethodText("forward", text.arguments(inputs(text)));
    method.let("batch", "torch.size(vectors, 0)");
    DropoutText noise = DropoutText.of(method, device, dropout, "seed");
    String pooled = "vectors";
    String tokens = "states";
    if (text.readTexts()) {
      pooled = method.let("dropped", noise.apply(pooled, "batch, " + hidden));
    }
    if (text.readTokens()) {
      method.let("tokens", "torch.size(states, 1)");
      tokens = method.let("dropped_tokens", noise.apply(tokens, "batch, tokens, " + hidden));
    }
    return text.returningLoss(method, text.logits(pooled, tokens));
  }

  private static String infer(HeadText text) {
    MethodText method = MethodText.ofSeveral("infer", inputs(text));
    return method.returningAll(text.logits("vectors", "states"));
  }

  private static List<String> inputs(HeadText text) {
    List<String> inputs = new ArrayList<>(List.of("vectors"));
    if (text.readTokens()) {
      inputs.add("states");
    }
    return inputs;
  }
}
