package dev.attune.text.serve;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import dev.attune.text.adapter.LoraTarget;
import dev.attune.text.adapter.LoraWeights;
import dev.attune.text.kernel.RowUpdates;
import dev.attune.text.onnx.BankInput;
import dev.attune.text.tensor.Tensor;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The bank's matrices for a fixed number of slots, outside the heap, where ONNX Runtime reads them
 * without a copy. Freed when its owner and every run that reads it have let go.
 */
final class BankMemory {
  private static final int ALIGNMENT = 64;

  private final Arena arena = Arena.ofShared();
  private final Map<BankInput, MemorySegment> segments = new LinkedHashMap<>();
  private final Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
  private final int slots;
  private final int rank;
  private int users = 1;

  BankMemory(List<BankInput> inputs, int slots, int rank) {
    this.slots = slots;
    this.rank = rank;
    boolean complete = false;
    try {
      for (BankInput input : inputs) {
        allocate(input);
      }
      complete = true;
    } catch (OrtException e) {
      throw new ServingException("The memory for adapters cannot be made.", e);
    } finally {
      if (!complete) {
        free();
      }
    }
  }

  private void allocate(BankInput input) throws OrtException {
    long bytes = (long) slots * input.elements() * Float.BYTES;
    MemorySegment segment = arena.allocate(bytes, ALIGNMENT);
    segments.put(input, segment);
    tensors.put(
        input.name(),
        OnnxTensor.createTensor(
            OnnxRuntime.environment(),
            segment.asByteBuffer().order(ByteOrder.nativeOrder()).asFloatBuffer(),
            new long[] {slots, input.rows(), input.columns()}));
  }

  int slots() {
    return slots;
  }

  /**
   * The graph's bank inputs by name; to be read only between {@link #retain} and {@link #release}.
   */
  Map<String, OnnxTensor> tensors() {
    return tensors;
  }

  synchronized void retain() {
    users++;
  }

  synchronized void release() {
    if (--users == 0) {
      free();
    }
  }

  void copyFrom(BankMemory smaller) {
    segments.forEach((input, segment) -> segment.copyFrom(smaller.segments.get(input)));
  }

  /** Writes one adapter into a slot that nobody reads. */
  void write(int slot, LoraWeights lora) {
    segments.forEach(
        (input, segment) -> {
          float[] matrix = matrix(input, lora);
          long offset = (long) slot * input.elements() * Float.BYTES;
          MemorySegment.copy(matrix, 0, segment, ValueLayout.JAVA_FLOAT, offset, matrix.length);
        });
  }

  /** The matrices of the slots that rows name, each once. */
  RowUpdates pickedBy(List<Row> rows) {
    List<Integer> distinct = rows.stream().map(row -> row.slot().index()).distinct().toList();
    long[] picks = rows.stream().mapToLong(row -> distinct.indexOf(row.slot().index())).toArray();
    return new RowUpdates(
        distinct.size(),
        rank,
        picks,
        matrices(BankInput.Kind.DOWN, distinct),
        matrices(BankInput.Kind.UP_QUERY, distinct),
        matrices(BankInput.Kind.UP_VALUE, distinct));
  }

  /** Those of a kind, [layers, slots, rows, columns]. */
  private float[] matrices(BankInput.Kind kind, List<Integer> wanted) {
    List<BankInput> layers = segments.keySet().stream().filter(in -> in.kind() == kind).toList();
    int elements = layers.getFirst().elements();
    float[] matrices = new float[layers.size() * wanted.size() * elements];
    int place = 0;
    for (BankInput layer : layers) {
      for (int slot : wanted) {
        long offset = (long) slot * layer.bytes();
        MemorySegment.copy(
            segments.get(layer), ValueLayout.JAVA_FLOAT, offset, matrices, place, elements);
        place += elements;
      }
    }
    return matrices;
  }

  private float[] matrix(BankInput input, LoraWeights lora) {
    float[] matrix = new float[input.elements()];
    switch (input.kind()) {
      case DOWN -> {
        putDown(matrix, input, 0, lora, LoraTarget.QUERY);
        putDown(matrix, input, rank, lora, LoraTarget.VALUE);
      }
      case UP_QUERY -> putUp(matrix, input, lora, LoraTarget.QUERY);
      case UP_VALUE -> putUp(matrix, input, lora, LoraTarget.VALUE);
    }
    return matrix;
  }

  private static void putDown(
      float[] matrix, BankInput input, int firstColumn, LoraWeights lora, LoraTarget target) {
    if (!lora.targets().contains(target)) {
      return;
    }
    Tensor a = lora.a(input.layer(), target);
    for (int inner = 0; inner < lora.rank(); inner++) {
      for (int in = 0; in < input.rows(); in++) {
        matrix[in * input.columns() + firstColumn + inner] = a.data()[inner * input.rows() + in];
      }
    }
  }

  private static void putUp(float[] matrix, BankInput input, LoraWeights lora, LoraTarget target) {
    if (!lora.targets().contains(target)) {
      return;
    }
    Tensor b = lora.b(input.layer(), target);
    for (int inner = 0; inner < lora.rank(); inner++) {
      for (int out = 0; out < input.columns(); out++) {
        matrix[inner * input.columns() + out] = lora.scale() * b.data()[out * lora.rank() + inner];
      }
    }
  }

  private void free() {
    tensors.values().forEach(OnnxTensor::close);
    arena.close();
  }
}
