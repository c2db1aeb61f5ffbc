package dev.attune.text.torch;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import dev.attune.text.base.BaseModelInfo;
import dev.attune.text.base.Pooling;
import dev.attune.text.tensor.Tensor;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An encoder in PyTorch that serves. Safe for use by many threads; they take turns. */
public final class ServingModule implements AutoCloseable {
  private final TrainableModule module;
  private final BaseModelInfo encoder;

  private ServingModule(TrainableModule module, BaseModelInfo encoder) {
    this.module = module;
    this.encoder = encoder;
  }

  /**
   * Loads an encoder onto {@link Device#ofThisMachine()}.
   *
   * @param weights every parameter of the encoder by its Hugging Face name
   * @param banked whether rows pick low-rank updates
   * @throws IOException if the temporary file in between cannot be written
   */
  public static ServingModule load(
      BaseModelInfo encoder, Collection<Tensor> weights, boolean banked) throws IOException {
    return new ServingModule(
        TrainableModule.load(new ServingNetwork(encoder, weights, banked)), encoder);
  }

  /**
   * The vectors of a batch.
   *
   * @param texts for each pooling, [rows][hidden]
   * @param tokens [rows][tokens * hidden]; empty when they were not asked for
   */
  public record Encoded(Map<Pooling, float[][]> texts, List<float[]> tokens) {}

  /**
   * Encodes a batch.
   *
   * @param tokens whether the vectors of tokens are wanted too
   * @param updates what the rows pick from; null if the encoder is not banked
   */
  public synchronized Encoded run(TokenBatch batch, boolean tokens, @Nullable RowUpdates updates) {
    float[][][] results =
        module.run(
            tokens ? ServingNetwork.TOKENS : ServingNetwork.TEXTS,
            batch,
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
