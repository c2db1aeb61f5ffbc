package dev.attune.text.torch;

import java.util.List;

/**
 * An encoder that learns from pairs which texts belong together. Its one target for each text is a
 * row of zeros with a one at its label; {@code infer} gives the pooled vectors.
 *
 * @param text the encoder, without heads
 * @param contrast how pairs are judged
 */
public record ContrastiveNetwork(TextNetwork text, Contrast contrast) implements Network {

  @Override
  public TorchScriptArchive archive(Device device) {
    HeadText none = new HeadText(List.of());
    return new TorchScriptArchive(
        forward(device) + text.states(device) + infer(), text.parameters(none));
  }

  private String forward(Device device) {
    MethodText method =
        new MethodText("forward", List.of("ids", "mask", "labels", TrainableModule.SHARES, "seed"));
    DropoutText noise = DropoutText.of(method, device, text.dropout(), "seed");
    String states = text.trainingStates(method, device, noise);
    method.let("pooled", EncoderText.pooled(text.pooling(), states));
    method.let(
        "unit",
        "torch.div(pooled, torch.unsqueeze(torch.sqrt(torch.sum(torch.mul(pooled, pooled), [1])), -1))");
    method.let("similar", "torch.matmul(unit, torch.transpose(unit, 0, 1))");
    method.let("same", "torch.matmul(labels, torch.transpose(labels, 0, 1))");
    method.let(
        "self_pairs",
        "torch.eye(batch, dtype=6, layout=None, device=%s, pin_memory=None)"
            .formatted(device.text()));
    method.let("positives", "torch.mul(same, torch.rsub(self_pairs, 1))");
    return method.returning(HeadText.share(contrast.loss(method), 0));
  }

  private String infer() {
    MethodText method = MethodText.ofSeveral("infer", TextNetwork.INPUTS);
    String states = method.let("states", TextNetwork.STATES);
    return method.returningAll(List.of(EncoderText.pooled(text.pooling(), states)));
  }
}
