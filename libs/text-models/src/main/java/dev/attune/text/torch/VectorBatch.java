package dev.attune.text.torch;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * Vectors of several texts, all of one length.
 *
 * @param rows the vector of each text, at least one
 */
public record VectorBatch(List<float[]> rows) implements Batch {

  public VectorBatch {
    rows = List.copyOf(rows);
  }

  @Override
  public int size() {
    return rows.size();
  }

  @Override
  public NDList toNative(PtNDManager manager) {
    int width = rows.getFirst().length;
    float[] values = new float[rows.size() * width];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, values, i * width, width);
    }
    return new NDList(manager.create(FloatBuffer.wrap(values), new Shape(rows.size(), width)));
  }
}
