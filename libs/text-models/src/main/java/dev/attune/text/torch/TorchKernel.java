package dev.attune.text.torch;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import dev.attune.text.base.BaseModelInfo;
import dev.attune.text.base.Pooling;
import dev.attune.text.kernel.EncoderKernel;
import dev.attune.text.kernel.RowUpdates;
import java.nio.FloatBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An encoder in PyTorch that serves. Threads take turns. */
final class TorchKernel implements EncoderKernel {
  private final TrainableModule module;
  private final BaseModelInfo encoder;

  TorchKernel(TrainableModule module, BaseModelInfo encoder) {
    this.module = module;
    this.encoder = encoder;
  }

  @Override
  public synchronized Encoded run(List<long[]> rows, boolean tokens, @Nullable RowUpdates updates) {
    float[][][] results =
        module.run(
            tokens ? ServingNetwork.TOKENS : ServingNetwork.TEXTS,
            new TokenBatch(rows),
            (memory, inputs) -> {
              if (updates != null) {
                add(updates, memory, inputs);
              }
            });
    Map<Pooling, float[][]> texts = new EnumMap<>(Pooling.class);
    int next = 0;
    for (Pooling pooling : Pooling.values()) {
      texts.put(pooling, results[next++]);
    }
    return new Encoded(texts, tokens ? List.of(results[next]) : List.of());
  }

  private void add(RowUpdates updates, PtNDManager memory, NDList inputs) {
    int layers = encoder.layers();
    int hidden = encoder.hiddenSize();
    int rank = updates.rank();
    inputs.add(memory.create(updates.picks()));
    inputs.add(
        memory.create(
            FloatBuffer.wrap(updates.down()),
            new Shape(layers, updates.updates(), hidden, 2L * rank)));
    var up = new Shape(layers, updates.updates(), rank, hidden);
    inputs.add(memory.create(FloatBuffer.wrap(updates.upQuery()), up));
    inputs.add(memory.create(FloatBuffer.wrap(updates.upValue()), up));
  }

  @Override
  public synchronized void close() {
    module.close();
  }
}
