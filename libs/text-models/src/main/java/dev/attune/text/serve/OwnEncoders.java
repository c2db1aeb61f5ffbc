package dev.attune.text.serve;

import dev.attune.text.adapter.Adapter;
import dev.attune.text.adapter.EncoderChange;
import dev.attune.text.adapter.LoraTarget;
import dev.attune.text.adapter.LoraWeights;
import dev.attune.text.adapter.MergedWeights;
import dev.attune.text.base.BaseModel;
import dev.attune.text.onnx.Precision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Encoders with the changes of one adapter merged into their weights: for what the shared encoder's
 * bank has no room for.
 */
final class OwnEncoders {
  private static final Set<LoraTarget> SHARED = Set.of(LoraTarget.QUERY, LoraTarget.VALUE);

  private final BaseModel base;
  private final int sharedRank;
  private final Backend backend;

  OwnEncoders(BaseModel base, ServingOptions options) {
    this.base = base;
    this.sharedRank = options.loraRank();
    this.backend = options.backend();
  }

  /** Whether an adapter needs an encoder of its own. */
  boolean needed(Adapter adapter) {
    return switch (adapter.change()) {
      case EncoderChange.None none -> false;
      case EncoderChange.Lora(LoraWeights lora) ->
          !SHARED.containsAll(lora.targets()) || lora.rank() > sharedRank;
      case EncoderChange.Parameters replaced -> true;
    };
  }

  /** Bytes that one takes: its weights, those of products in their precision. */
  long bytes(Precision precision) {
    long floats = base.info().parameters();
    return switch (precision) {
      case FLOAT32 -> floats * Float.BYTES;
      case INT8 -> (floats - products()) * Float.BYTES + products();
    };
  }

  private long products() {
    return Arrays.stream(LoraTarget.values())
        .mapToLong(
            target ->
                (long) base.info().layers()
                    * target.inputSize(base.info())
                    * target.outputSize(base.info()))
        .sum();
  }

  /** Merges and loads. */
  Encoder open(Adapter adapter, Precision precision) {
    GraphRoom.MAKING.lock();
    try {
      var weights = MergedWeights.of(base.tensors(), adapter.change());
      return new Encoder(
          EncoderSession.open(backend, base.info(), weights, false, precision),
          new AdapterBank(List.of(), 0, 0));
    } catch (IOException e) {
      throw new UncheckedIOException("The weights of " + base.info().name() + " are lost.", e);
    } finally {
      GraphRoom.MAKING.unlock();
    }
  }
}
