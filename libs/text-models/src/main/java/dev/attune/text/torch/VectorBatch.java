package dev.attune.text.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * Vectors of several texts, all of one width.
 *
 * @param rows the vector of each text, at least one
 * @param states the vectors of each text's tokens, one after the other; empty where no head reads
 *     them
 */
public record VectorBatch(List<float[]> rows, List<float[]> states) implements Batch {

  public VectorBatch {
    rows = List.copyOf(rows);
    states = List.copyOf(states);
  }

  /** Texts' vectors only. */
  public VectorBatch(List<float[]> rows) {
    this(rows, List.of());
  }

  @Override
  public int size() {
    return rows.size();
  }

  @Override
  public int tokens(int row) {
    return states.isEmpty() ? 0 : states.get(row).length / width();
  }

  @Override
  public NDList toNative(PtNDManager manager) {
    FloatBuffer values = FloatBuffer.allocate(rows.size() * width());
    rows.forEach(values::put);
    NDList inputs = new NDList(manager.create(values.flip(), new Shape(rows.size(), width())));
    if (!states.isEmpty()) {
      inputs.add(states(manager));
    }
    return inputs;
  }

  private NDArray states(PtNDManager manager) {
    int longest = states.stream().mapToInt(row -> row.length).max().orElseThrow();
    FloatBuffer values = FloatBuffer.allocate(rows.size() * longest);
    for (int i = 0; i < states.size(); i++) {
      values.position(i * longest).put(states.get(i));
    }
    return manager.create(values.clear(), new Shape(rows.size(), longest / width(), width()));
  }

  private int width() {
    return rows.getFirst().length;
  }
}
