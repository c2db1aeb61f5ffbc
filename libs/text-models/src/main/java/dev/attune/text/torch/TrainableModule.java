package dev.attune.text.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import dev.attune.text.tensor.Tensor;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network loaded into PyTorch. Used by one thread at a time; several modules can train in one
 * process at once without touching each other's results. All native memory is freed by {@link
 * #close()}.
 */
public final class TrainableModule implements AutoCloseable {
  /** The argument of {@code forward} with what each head's loss is multiplied with, [heads]. */
  static final String SHARES = "shares";

  private static final int PASSES_BETWEEN_GIVING_BACK = 64;

  private static final Arguments NOTHING = (memory, inputs) -> {};

  private final PtNDManager manager;
  private final PtSymbolBlock block;
  private final Map<String, PtNDArray> trained;
  private final PtSymbolBlock optimizerScript;
  private final Gradients gradients;
  private int passes;

  private TrainableModule(
      PtNDManager manager,
      PtSymbolBlock block,
      Map<String, PtNDArray> trained,
      PtSymbolBlock optimizerScript) {
    this.manager = manager;
    this.block = block;
    this.optimizerScript = optimizerScript;
    this.trained = trained;
    this.gradients = new Gradients(manager);
  }

  /**
   * Loads a network.
   *
   * @throws IOException if the temporary file in between cannot be written
   */
  public static TrainableModule load(Network network) throws IOException {
    return load(network, Device.ofThisMachine());
  }

  /** The same with the source text for another device. */
  static TrainableModule load(Network network, Device device) throws IOException {
    TorchScriptArchive archive = network.archive(device);
    PtNDManager manager = PyTorch.newManager();
    try {
      PtSymbolBlock block = archive.load(manager);
      return new TrainableModule(
          manager, block, trained(archive, block, manager), AdamWText.archive().load(manager));
    } catch (IOException | RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  private static Map<String, PtNDArray> trained(
      TorchScriptArchive archive, PtSymbolBlock block, PtNDManager manager) {
    Map<String, PtNDArray> byAttribute = new LinkedHashMap<>();
    for (NDArray array : JniUtils.moduleGetParams(block, manager)) {
      byAttribute.put(array.getName(), (PtNDArray) array);
    }
    Map<String, PtNDArray> trained = new LinkedHashMap<>();
    for (ModuleParameter parameter : archive.parameters()) {
      PtNDArray array = byAttribute.get(parameter.attribute());
      if (array == null) {
        throw new IllegalStateException("PyTorch lost the parameter " + parameter.attribute());
      }
      if (parameter.trainable()) {
        trained.put(parameter.tensor().name(), array);
      } else {
        array.close();
      }
    }
    return trained;
  }

  /**
   * Runs {@code forward} and adds the gradients of its loss to those that are there.
   *
   * @param targets for each head, of the batch's texts
   * @param shares what each head's loss is multiplied with before all are added; of a batch that is
   *     a part of a step, times the part of what is counted that it holds
   * @param seed of the dropout
   * @return the loss
   */
  public float accumulate(Batch batch, List<Targets> targets, float[] shares, long seed) {
    return accumulate(
        "forward",
        batch,
        (memory, inputs) -> {
          targets.forEach(target -> inputs.add(target.toNative(memory)));
          inputs.add(memory.create(shares));
          inputs.add(memory.create(seed));
        });
  }

  /** What a method takes after a batch. */
  @FunctionalInterface
  interface Arguments {
    /** Adds them, in memory that is freed after the call. */
    void addTo(PtNDManager memory, NDList inputs);
  }

  /** As {@code forward}, by whichever method that gives one number, which is returned. */
  float accumulate(String method, Batch batch, Arguments arguments) {
    PyTorch.enableGradients();
    try (PtNDManager step = (PtNDManager) manager.newSubManager()) {
      NDList inputs = batch.toNative(step);
      arguments.addTo(step, inputs);
      PtNDArray loss = (PtNDArray) call(method, inputs, true).head();
      gradients.add(call(TorchScriptArchive.GRADIENTS, new NDList(loss), true));
      return loss.getFloat();
    } finally {
      PyTorch.disableGradients();
      passed();
    }
  }

  /** All values that a method gives which needs gradients within itself and takes no batch. */
  List<float[]> derive(String method, Arguments arguments) {
    PyTorch.enableGradients();
    try (PtNDManager step = (PtNDManager) manager.newSubManager()) {
      NDList inputs = new NDList();
      arguments.addTo(step, inputs);
      return call(method, inputs, true).stream().map(NDArray::toFloatArray).toList();
    } finally {
      PyTorch.disableGradients();
    }
  }

  /** The same for a batch that is a step of its own, in which all heads count the same. */
  public float accumulate(Batch batch, List<Targets> targets, long seed) {
    float[] shares = new float[targets.size()];
    Arrays.fill(shares, 1);
    return accumulate(batch, targets, shares, seed);
  }

  /**
   * The logits of each head, [heads][rows][logits]. Rows of a head that reads tokens hold the
   * logits of each of the text's tokens, one after the other.
   */
  public float[][][] infer(Batch batch) {
    return run("infer", batch, NOTHING);
  }

  /** The pooled vector of each text, [rows][hidden]; of a {@link TextNetwork} only. */
  public float[][] pool(Batch batch) {
    return run("pool", batch, NOTHING)[0];
  }

  /**
   * The pooled vector of each text and those of its tokens, one after the other, [2][rows][]; of a
   * {@link TextNetwork} only.
   */
  public float[][][] encode(Batch batch) {
    return run("encode", batch, NOTHING);
  }

  /** What a method gives for each text of a batch, without gradients. */
  float[][][] run(String method, Batch batch, Arguments arguments) {
    PyTorch.disableGradients();
    try (PtNDManager step = (PtNDManager) manager.newSubManager()) {
      NDList inputs = batch.toNative(step);
      arguments.addTo(step, inputs);
      return call(method, inputs, false).stream()
          .map(result -> rows(result, batch))
          .toArray(float[][][]::new);
    } finally {
      passed();
    }
  }

  private void passed() {
    passes++;
    if (passes % PASSES_BETWEEN_GIVING_BACK == 0) {
      NativeMemory.giveBack();
    }
  }

  /** Cuts a result of [batch, width] or [batch, tokens, width] into rows without padding. */
  private static float[][] rows(NDArray result, Batch batch) {
    float[] values = result.toFloatArray();
    Shape shape = result.getShape();
    boolean perToken = shape.dimension() == 3;
    int stride = values.length / batch.size();
    float[][] rows = new float[batch.size()][];
    for (int i = 0; i < rows.length; i++) {
      int length = perToken ? batch.tokens(i) * (int) shape.get(2) : stride;
      rows[i] = Arrays.copyOfRange(values, i * stride, i * stride + length);
    }
    return rows;
  }

  private NDList call(String method, NDList inputs, boolean withGradients) {
    NDArray marker = inputs.head().getManager().zeros(new Shape(1));
    marker.setName("module_method:" + method);
    inputs.add(marker);
    return IValueUtils.forward(block, inputs, withGradients);
  }

  /** A copy of every trained parameter as it is now. */
  public List<Tensor> trained() {
    return trained.keySet().stream().map(this::trained).toList();
  }

  /**
   * A copy of one trained parameter as it is now.
   *
   * @throws IllegalArgumentException if none of that name is trained
   */
  public Tensor trained(String name) {
    PtNDArray array = require(name);
    return new Tensor(name, array.getShape().getShape(), array.toFloatArray());
  }

  /** A copy of what {@link #accumulate} has added up for one trained parameter. */
  Tensor gradient(String name) {
    PtNDArray gradient = gradients.sums().get(List.copyOf(trained.keySet()).indexOf(name));
    return new Tensor(name, gradient.getShape().getShape(), gradient.toFloatArray());
  }

  /** Puts trained parameters back to what {@link #trained()} gave. They must be finite now. */
  public void restore(Collection<Tensor> copies) {
    PyTorch.disableGradients();
    copies.forEach(copy -> NativeTensors.overwrite(require(copy.name()), copy, manager));
  }

  private PtNDArray require(String name) {
    PtNDArray array = trained.get(name);
    if (array == null) {
      throw new IllegalArgumentException("No trained parameter is named " + name + ".");
    }
    return array;
  }

  /** An optimizer over the trained parameters. The caller closes it before this module. */
  public AdamW optimizer(AdamW.Settings settings) {
    return new AdamW(manager, optimizerScript, trained, gradients, settings);
  }

  /** The threads that PyTorch computes with. */
  public static int threads() {
    return PyTorch.threads();
  }

  @Override
  public void close() {
    manager.close();
  }
}
