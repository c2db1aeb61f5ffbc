package dev.attune.text.learn;

import dev.attune.text.adapter.Adapter;
import dev.attune.text.adapter.EncoderChange;
import dev.attune.text.adapter.Head;
import dev.attune.text.adapter.MergedWeights;
import dev.attune.text.base.BaseModel;
import dev.attune.text.objective.Objectives;
import dev.attune.text.tensor.Tensor;
import dev.attune.text.torch.Arithmetic;
import dev.attune.text.torch.Batch;
import dev.attune.text.torch.TextNetwork;
import dev.attune.text.torch.TokenBatch;
import dev.attune.text.torch.TrainableModule;
import dev.attune.text.torch.TrainedHead;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A version as it was evaluated when it was trained: in PyTorch, with updates not merged. */
public final class TrainedModel implements AutoCloseable {
  private final TrainableModule module;

  private TrainedModel(TrainableModule module) {
    this.module = module;
  }

  /**
   * Loads a version.
   *
   * @throws dev.attune.text.adapter.InvalidAdapterException if the adapter belongs to another base
   *     model, or a tensor does not fit it
   * @throws IOException if the base model cannot be read or there is no room for a temporary file
   */
  public static TrainedModel open(BaseModel base, Adapter adapter) throws IOException {
    adapter.verifyAgainst(base.info());
    Map<String, Tensor> weights = base.tensors();
    if (adapter.change() instanceof EncoderChange.Parameters replaced) {
      weights = MergedWeights.of(weights, replaced);
    }
    List<TrainedHead> heads = adapter.heads().stream().map(TrainedModel::head).toList();
    return new TrainedModel(
        TrainableModule.load(
            new TextNetwork(
                base.info(),
                weights.values(),
                adapter.lora().orElse(null),
                adapter.pooling(),
                heads,
                name -> false,
                0,
                Arithmetic.FLOAT32)));
  }

  private static TrainedHead head(Head head) {
    return new TrainedHead(
        head.weight(), head.bias(), head.perToken(), Objectives.of(head.task()).loss());
  }

  /**
   * The logits for some texts, [heads][texts][logits], without padding.
   *
   * @param rows the token ids of each text
   */
  public float[][][] logits(List<long[]> rows) {
    return logits(new TokenBatch(rows));
  }

  float[][][] logits(Batch batch) {
    return module.infer(batch);
  }

  @Override
  public void close() {
    module.close();
  }
}
