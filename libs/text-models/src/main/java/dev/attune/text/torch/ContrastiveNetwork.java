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

  private static final List<String> DRAWN = List.of("ids", "mask", "seed");
  private static final String VECTORS = "(self).drawn(ids, mask, seed, )";

  @Override
  public TorchScriptArchive archive(Device device) {
    HeadText none = new HeadText(List.of());
    return new TorchScriptArchive(
        drawn(device)
            + forward(device)
            + vectors()
            + slopes(device)
            + backwards()
            + text.states(device)
            + infer(),
        text.parameters(none));
  }

  /** The pooled vectors with dropout. */
  private String drawn(Device device) {
    MethodText method = new MethodText("drawn", DRAWN);
    DropoutText noise = DropoutText.of(method, device, text.dropout(), "seed");
    String states = text.trainingStates(method, device, noise);
    return method.returning(EncoderText.pooled(text.pooling(), states));
  }

  private String forward(Device device) {
    MethodText method =
        new MethodText("forward", List.of("ids", "mask", "labels", TrainableModule.SHARES, "seed"));
    return method.returning(HeadText.share(loss(method, device, method.let("pooled", VECTORS)), 0));
  }

  private static String vectors() {
    MethodText method = MethodText.ofSeveral(ContrastivePasses.VECTORS, DRAWN);
    return method.returningAll(List.of(VECTORS));
  }

  private String slopes(Device device) {
    MethodText method =
        MethodText.ofSeveral(ContrastivePasses.SLOPES, List.of("vectors", "labels"));
    String pooled = method.let("pooled", "torch.requires_grad_(torch.detach(vectors), True)");
    String loss = method.let("loss", loss(method, device, pooled));
    method.let("given", "torch.grad([%s], [%s], None, None, False, False)".formatted(loss, pooled));
    return method.returningAll(List.of("torch.detach(loss)", "unchecked_cast(Tensor, given[0])"));
  }

  private static String backwards() {
    MethodText method =
        new MethodText(ContrastivePasses.BACKWARDS, List.of("ids", "mask", "slopes", "seed"));
    return method.returning("torch.sum(torch.mul(%s, slopes))".formatted(VECTORS));
  }

  /** Emits what is needed of pooled vectors and returns the expression of the loss. */
  private String loss(MethodText method, Device device, String pooled) {
    method.let(
        "unit",
        "torch.div(%1$s, torch.unsqueeze(torch.sqrt(torch.sum(torch.mul(%1$s, %1$s), [1])), -1))"
            .formatted(pooled));
    method.let("similar", "torch.matmul(unit, torch.transpose(unit, 0, 1))");
    method.let("same", "torch.matmul(labels, torch.transpose(labels, 0, 1))");
    method.let(
        "self_pairs",
        "torch.eye(torch.size(%s, 0), dtype=6, layout=None, device=%s, pin_memory=None)"
            .formatted(pooled, device.text()));
    method.let("positives", "torch.mul(same, torch.rsub(self_pairs, 1))");
    return contrast.loss(method);
  }

  private String infer() {
    MethodText method = MethodText.ofSeveral("infer", TextNetwork.INPUTS);
    String states = method.let("states", TextNetwork.STATES);
    return method.returningAll(List.of(EncoderText.pooled(text.pooling(), states)));
  }
}
