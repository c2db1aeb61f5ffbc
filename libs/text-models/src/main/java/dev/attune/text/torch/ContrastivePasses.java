package dev.attune.text.torch;

import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A step of a {@link ContrastiveNetwork} whose texts do not go through the encoder at once. Every
 * pair of the step counts, so the vectors of all texts are made first, without gradients; the loss
 * over all pairs gives the slope at each vector; and a second pass over each part carries the
 * slopes back into the parameters (gradient caching, Gao et al. 2021). The gradients are those of
 * the whole step, and memory is that of its largest part.
 */
public final class ContrastivePasses {
  /** The method that gives the vectors of texts with dropout, [rows][hidden]. */
  static final String VECTORS = "vectors";

  /** The method that gives the loss of vectors and its slope at each of them. */
  static final String SLOPES = "slopes";

  /** The method whose gradients are those of the loss with these slopes. */
  static final String BACKWARDS = "backwards";

  private ContrastivePasses() {}

  /**
   * Adds the gradients of the step's loss to those that are there.
   *
   * @param parts of the step
   * @param labels a row of zeros with a one at its label for each text of all parts, in their order
   * @param seeds of the dropout, for each part
   * @return the loss
   */
  public static float accumulate(
      TrainableModule module, List<Batch> parts, Targets labels, long[] seeds) {
    List<float[]> vectors = new ArrayList<>();
    for (int part = 0; part < parts.size(); part++) {
      long seed = seeds[part];
      vectors.addAll(
          List.of(
              module
                  .run(
                      VECTORS,
                      parts.get(part),
                      (memory, inputs) -> inputs.add(memory.create(seed)))[0]));
    }
    int width = vectors.getFirst().length;
    List<float[]> lossAndSlopes =
        module.derive(
            SLOPES,
            (memory, inputs) -> {
              inputs.add(memory.create(flat(vectors, width), new Shape(vectors.size(), width)));
              inputs.add(labels.toNative(memory));
            });
    FloatBuffer slopes = FloatBuffer.wrap(lossAndSlopes.get(1));
    for (int part = 0; part < parts.size(); part++) {
      long seed = seeds[part];
      int rows = parts.get(part).size();
      FloatBuffer own = slopes.slice(slopes.position(), rows * width);
      slopes.position(slopes.position() + rows * width);
      module.accumulate(
          BACKWARDS,
          parts.get(part),
          (memory, inputs) -> {
            inputs.add(memory.create(own, new Shape(rows, width)));
            inputs.add(memory.create(seed));
          });
    }
    return lossAndSlopes.getFirst()[0];
  }

  private static FloatBuffer flat(List<float[]> rows, int width) {
    FloatBuffer values = FloatBuffer.allocate(rows.size() * width);
    rows.forEach(values::put);
    return values.flip();
  }
}
