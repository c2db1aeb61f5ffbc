package dev.attune.text.kernel;

/**
 * Low-rank updates of query and value that the rows of a batch pick from: a row computes {@code y =
 * x W + (x A) B + b} with the A and B of its own. All matrices lie row by row, one after the other.
 *
 * @param updates how many there are to pick from
 * @param rank of each of them
 * @param picks the update of each row
 * @param down the down-projections of query and value side by side, [layers, updates, hidden, 2
 *     rank]
 * @param upQuery the up-projections of the query, scale included, [layers, updates, rank, hidden]
 * @param upValue those of the value
 */
@SuppressWarnings("ArrayRecordComponent") // read once, on the way to the device
public record RowUpdates(
    int updates, int rank, long[] picks, float[] down, float[] upQuery, float[] upValue) {

  /**
   * @throws IllegalArgumentException if a row picks what is not there
   */
  public RowUpdates {
    for (long pick : picks) {
      if (pick < 0 || pick >= updates) {
        throw new IllegalArgumentException("A row picks update %d of %d.".formatted(pick, updates));
      }
    }
  }
}
