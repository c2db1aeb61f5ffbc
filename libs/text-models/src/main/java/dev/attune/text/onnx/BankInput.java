package dev.attune.text.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One input of the graph that holds a matrix for every slot of the adapter bank: [slots, rows,
 * columns].
 *
 * @param kind what the matrix does
 * @param layer the encoder layer it belongs to
 */
public record BankInput(Kind kind, int layer, int rows, int columns) {

  /** What a matrix of the bank does to a row vector of the hidden state. */
  public enum Kind {
    /** The down-projections of query and value side by side: [hidden, 2 rank]. */
    DOWN,
    /** The up-projection of the query, scale included: [rank, hidden]. */
    UP_QUERY,
    /** The up-projection of the value, scale included: [rank, hidden]. */
    UP_VALUE
  }

  /** The input's name in the graph. */
  public String name() {
    return "bank_%s_%d".formatted(kind.name().toLowerCase(Locale.ROOT), layer);
  }

  /** Floats that one slot takes. */
  public int elements() {
    return rows * columns;
  }

  /** Bytes that one slot takes. */
  public long bytes() {
    return (long) elements() * Float.BYTES;
  }

  /** Every bank input of an encoder; none at rank 0. */
  public static List<BankInput> of(int layers, int hiddenSize, int rank) {
    List<BankInput> inputs = new ArrayList<>();
    if (rank == 0) {
      return inputs;
    }
    for (int layer = 0; layer < layers; layer++) {
      inputs.add(new BankInput(Kind.DOWN, layer, hiddenSize, 2 * rank));
      inputs.add(new BankInput(Kind.UP_QUERY, layer, rank, hiddenSize));
      inputs.add(new BankInput(Kind.UP_VALUE, layer, rank, hiddenSize));
    }
    return inputs;
  }
}
