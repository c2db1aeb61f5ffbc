package dev.attune.text.torch;

import static dev.attune.text.torch.MethodText.parameter;

import dev.attune.text.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Emits the heads: from vectors to logits, and from logits and targets to the loss. */
record HeadText(List<TrainedHead> heads) {

  /** Whether a head reads the texts' vectors. */
  boolean readTexts() {
    return heads.stream().anyMatch(head -> !head.perToken());
  }

  /** Whether a head reads the tokens' vectors. */
  boolean readTokens() {
    return heads.stream().anyMatch(TrainedHead::perToken);
  }

  /**
   * The arguments of {@code forward}: those of the input, a target for each head, what each head's
   * loss is multiplied with, and a seed.
   */
  List<String> arguments(List<String> inputs) {
    return Stream.of(
            inputs.stream(),
            IntStream.range(0, heads.size()).mapToObj(HeadText::target),
            Stream.of(TrainableModule.SHARES, "seed"))
        .flatMap(names -> names)
        .toList();
  }

  /** The logits of each head; vectors that no head reads may be anything. */
  List<String> logits(String pooled, String states) {
    return heads.stream()
        .map(
            head ->
                "torch.linear(%s, %s, %s)"
                    .formatted(
                        head.perToken() ? states : pooled,
                        parameter(head.weight().name()),
                        parameter(head.bias().name())))
        .toList();
  }

  /** Emits the sum of all losses and ends the method. */
  String returningLoss(MethodText method, List<String> logits) {
    String sum = "";
    for (int i = 0; i < heads.size(); i++) {
      TrainedHead head = heads.get(i);
      String name = method.let("logits" + i, logits.get(i));
      Tensor transitions = head.transitions();
      String steps = transitions == null ? null : parameter(transitions.name());
      String weighted = share(head.loss().text(name, target(i), steps), i);
      sum = method.let("loss" + i, sum.isEmpty() ? weighted : sum(sum, weighted));
    }
    return method.returning(sum);
  }

  /** The methods that {@link #returningLoss} calls. */
  String lossMethods() {
    return heads.stream().anyMatch(head -> head.loss() == Loss.CRF) ? CrfText.method() : "";
  }

  List<ModuleParameter> parameters() {
    List<ModuleParameter> parameters = new ArrayList<>();
    for (TrainedHead head : heads) {
      parameters.add(new ModuleParameter(head.weight(), ModuleParameter.Storage.FLOAT32, true));
      parameters.add(new ModuleParameter(head.bias(), ModuleParameter.Storage.FLOAT32, true));
      if (head.transitions() != null) {
        parameters.add(
            new ModuleParameter(head.transitions(), ModuleParameter.Storage.FLOAT32, true));
      }
    }
    return parameters;
  }

  /** A loss times its share. */
  static String share(String loss, int head) {
    return "torch.mul(%s, torch.select(%s, 0, %d))".formatted(loss, TrainableModule.SHARES, head);
  }

  private static String target(int head) {
    return "targets" + head;
  }

  private static String sum(String left, String right) {
    return "torch.add(%s, %s)".formatted(left, right);
  }
}
