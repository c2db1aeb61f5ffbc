package dev.attune.evaluation.bench;

import dev.attune.text.adapter.LoraWeights;
import dev.attune.text.base.BaseModel;
import dev.attune.text.tensor.Tensor;
import dev.attune.text.torch.AdamW;
import dev.attune.text.torch.Arithmetic;
import dev.attune.text.torch.Batch;
import dev.attune.text.torch.HeadNetwork;
import dev.attune.text.torch.Loss;
import dev.attune.text.torch.Targets;
import dev.attune.text.torch.TextNetwork;
import dev.attune.text.torch.TokenBatch;
import dev.attune.text.torch.TrainableModule;
import dev.attune.text.torch.TrainedHead;
import dev.attune.text.torch.VectorBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The library, by the same classes that a training uses. */
final class LibraryTrainer implements Trainer {
  private static final int LABELS = 4;
  private static final int RANK = 8;
  private static final int FIRST_WORD = 1000;
  private static final int LAST_WORD = 26_000;
  private static final double DROPOUT = 0.1;
  private static final double LEARNING_RATE = 1e-4;
  private static final AdamW.Settings OPTIMIZER = new AdamW.Settings(0.01, 1);

  private final Workload workload;
  private final SplittableRandom random = new SplittableRandom(1);
  private final TokenBatch texts = new TokenBatch(ids());
  private final List<Targets> labels = List.of(new Targets.Numbers(oneHot()));
  private final @Nullable TrainableModule encoder;
  private final TrainableModule trained;
  private final AdamW optimizer;
  private long step;

  LibraryTrainer(Workload workload, BaseModel base) throws IOException {
    this.workload = workload;
    int hidden = base.info().hiddenSize();
    List<TrainedHead> heads = List.of(head(hidden));
    if (workload == Workload.HEAD) {
      this.encoder = TrainableModule.load(network(base, heads, 0, Arithmetic.FLOAT32));
      this.trained = TrainableModule.load(new HeadNetwork(heads, hidden, DROPOUT));
    } else {
      this.encoder = null;
      this.trained =
          TrainableModule.load(network(base, heads, DROPOUT, Arithmetic.ofThisMachine()));
    }
    this.optimizer = trained.optimizer(OPTIMIZER);
    secondsFor(1);
  }

  private TextNetwork network(
      BaseModel base, List<TrainedHead> heads, double dropout, Arithmetic arithmetic)
      throws IOException {
    LoraWeights lora = workload.targets().isEmpty() ? null : lora(base);
    return new TextNetwork(
        base.info(),
        base.tensors().values(),
        lora,
        base.info().pooling(),
        heads,
        name -> workload == Workload.FULL || (lora != null && lora.tensors().containsKey(name)),
        dropout,
        arithmetic);
  }

  private LoraWeights lora(BaseModel base) {
    List<Tensor> tensors = new ArrayList<>();
    for (int layer = 0; layer < base.info().layers(); layer++) {
      for (var target : workload.targets()) {
        int in = target.inputSize(base.info());
        int out = target.outputSize(base.info());
        tensors.add(Tensor.of(target.nameOfA(layer), normal(RANK * in), RANK, in));
        tensors.add(Tensor.of(target.nameOfB(layer), new float[out * RANK], out, RANK));
      }
    }
    return LoraWeights.of(RANK, 2 * RANK, workload.targets(), tensors);
  }

  private TrainedHead head(int hidden) {
    return new TrainedHead(
        Tensor.of("classifier.weight", normal(LABELS * hidden), LABELS, hidden),
        Tensor.of("classifier.bias", new float[LABELS], LABELS),
        false,
        Loss.CROSS_ENTROPY);
  }

  private float[] normal(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian(0, 0.02);
    }
    return values;
  }

  private List<long[]> ids() {
    List<long[]> rows = new ArrayList<>();
    for (int i = 0; i < TEXTS; i++) {
      rows.add(random.longs(TOKENS, FIRST_WORD, LAST_WORD).toArray());
    }
    return rows;
  }

  private List<float[]> oneHot() {
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < TEXTS; i++) {
      float[] row = new float[LABELS];
      row[random.nextInt(LABELS)] = 1;
      rows.add(row);
    }
    return rows;
  }

  @Override
  public double secondsFor(int batches) {
    long start = System.nanoTime();
    List<Batch> inputs = new ArrayList<>();
    for (int i = 0; i < batches; i++) {
      inputs.add(encoder == null ? texts : new VectorBatch(Arrays.asList(encoder.pool(texts))));
    }
    for (int epoch = 0; epoch < workload.epochs(); epoch++) {
      for (Batch batch : inputs) {
        trained.accumulate(batch, labels, step++);
        optimizer.step(LEARNING_RATE);
      }
    }
    return (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
  }

  @Override
  public void close() {
    optimizer.close();
    trained.close();
    if (encoder != null) {
      encoder.close();
    }
  }
}
