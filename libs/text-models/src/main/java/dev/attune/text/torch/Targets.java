package dev.attune.text.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.List;

/** What the logits of one output should be, for the texts of a batch. */
public sealed interface Targets {
  /** The target of a token that does not count. */
  long IGNORED = -100;

  /** The targets of some of the texts, by their place here. */
  Targets select(int[] indices);

  /** How many targets the mean of the loss is taken over. */
  int counted();

  /** Copies the targets to native memory that the manager owns. */
  NDArray toNative(PtNDManager manager);

  /**
   * Numbers for each text, all rows of one length.
   *
   * @param rows at least one
   */
  record Numbers(List<float[]> rows) implements Targets {
    public Numbers {
      rows = List.copyOf(rows);
    }

    @Override
    public Numbers select(int[] indices) {
      return new Numbers(Arrays.stream(indices).mapToObj(rows::get).toList());
    }

    @Override
    public int counted() {
      return rows.size();
    }

    @Override
    public NDArray toNative(PtNDManager manager) {
      int width = rows.getFirst().length;
      FloatBuffer values = FloatBuffer.allocate(rows.size() * width);
      rows.forEach(values::put);
      return manager.create(values.flip(), new Shape(rows.size(), width));
    }
  }

  /**
   * A tag's number for each token of each text, padded with {@link #IGNORED} to the longest.
   *
   * @param rows at least one, each as long as its text
   */
  record Tags(List<long[]> rows) implements Targets {
    public Tags {
      rows = List.copyOf(rows);
    }

    @Override
    public Tags select(int[] indices) {
      return new Tags(Arrays.stream(indices).mapToObj(rows::get).toList());
    }

    @Override
    public int counted() {
      return (int)
          rows.stream().flatMapToLong(Arrays::stream).filter(tag -> tag != IGNORED).count();
    }

    @Override
    public NDArray toNative(PtNDManager manager) {
      int longest = rows.stream().mapToInt(row -> row.length).max().orElseThrow();
      long[] values = new long[rows.size() * longest];
      Arrays.fill(values, IGNORED);
      for (int i = 0; i < rows.size(); i++) {
        System.arraycopy(rows.get(i), 0, values, i * longest, rows.get(i).length);
      }
      return manager.create(LongBuffer.wrap(values), new Shape(rows.size(), longest));
    }
  }
}
