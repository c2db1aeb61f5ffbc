package dev.attune.text.torch;

import dev.attune.text.adapter.ClassificationHead;
import dev.attune.text.tensor.Tensor;
import java.util.List;

/**
 * A head alone, over vectors of texts that were computed before. Batches are [rows, hidden] floats.
 *
 * @param weight {@code classifier.weight}, [labels, hidden]
 * @param bias {@code classifier.bias}, [labels]
 * @param dropout share of each vector that is dropped in training
 */
public record HeadNetwork(Tensor weight, Tensor bias, double dropout) implements Network {

  @Override
  public TorchScriptArchive archive() {
    return new TorchScriptArchive(
        forward() + infer(),
        List.of(
            new ModuleParameter(
                weight.renamed(ClassificationHead.WEIGHT), ModuleParameter.Storage.FLOAT32, true),
            new ModuleParameter(
                bias.renamed(ClassificationHead.BIAS), ModuleParameter.Storage.FLOAT32, true)));
  }

  private String forward() {
    MethodText method = new MethodText("forward", List.of("vectors", "labels", "seed"));
    method.let("batch", "torch.size(vectors, 0)");
    DropoutText noise = DropoutText.of(method, dropout, "seed");
    String dropped = noise.apply("vectors", "batch, " + weight.shape()[1]);
    String logits = method.let("logits", HeadText.logits(dropped));
    return method.returning(HeadText.crossEntropy(logits, "labels"));
  }

  private static String infer() {
    MethodText method = new MethodText("infer", List.of("vectors"));
    return method.returning(HeadText.logits("vectors"));
  }
}
