package dev.attune.text.torch;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Token ids of several texts, padded to the longest with id 0 that the mask hides.
 *
 * @param rows the ids of each text, at least one
 */
public record TokenBatch(List<long[]> rows) implements Batch {

  public TokenBatch {
    rows = List.copyOf(rows);
  }

  @Override
  public int size() {
    return rows.size();
  }

  @Override
  public int tokens(int row) {
    return rows.get(row).length;
  }

  @Override
  public NDList toNative(PtNDManager manager) {
    int tokens = rows.stream().mapToInt(row -> row.length).max().orElseThrow();
    long[] ids = new long[rows.size() * tokens];
    long[] mask = new long[ids.length];
    for (int i = 0; i < rows.size(); i++) {
      long[] row = rows.get(i);
      System.arraycopy(row, 0, ids, i * tokens, row.length);
      Arrays.fill(mask, i * tokens, i * tokens + row.length, 1);
    }
    Shape shape = new Shape(rows.size(), tokens);
    return new NDList(
        manager.create(LongBuffer.wrap(ids), shape), manager.create(LongBuffer.wrap(mask), shape));
  }
}
