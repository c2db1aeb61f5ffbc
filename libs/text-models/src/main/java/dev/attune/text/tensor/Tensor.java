package dev.attune.text.tensor;

import java.util.Arrays;

/**
 * A named tensor of 32-bit floats on the heap.
 *
 * <p>The arrays are shared, not copied: who builds a tensor hands them over, and who reads one
 * leaves them as they are.
 *
 * @param name the parameter's name, for example {@code encoder.layer.0.output.dense.bias}
 * @param shape the extent of each dimension; empty for a scalar
 * @param data the elements in row-major order, as many as the product of {@code shape}
 */
@SuppressWarnings("ArrayRecordComponent") // weights are too large to wrap or copy
public record Tensor(String name, long[] shape, float[] data) {

  /**
   * @throws IllegalArgumentException if the shape is negative or does not match the data's length
   */
  public Tensor {
    if (elementCount(shape) != data.length) {
      throw new IllegalArgumentException(
          "Tensor %s of shape %s needs %d elements but has %d."
              .formatted(name, Arrays.toString(shape), elementCount(shape), data.length));
    }
  }

  /** A tensor with its shape written last, which reads better for a literal shape. */
  public static Tensor of(String name, float[] data, long... shape) {
    return new Tensor(name, shape, data);
  }

  /**
   * The product of a shape's extents.
   *
   * @throws IllegalArgumentException if an extent is negative or the product overflows
   */
  public static long elementCount(long[] shape) {
    long count = 1;
    for (long extent : shape) {
      if (extent < 0) {
        throw new IllegalArgumentException("A shape has the negative extent " + extent + ".");
      }
      try {
        count = Math.multiplyExact(count, extent);
      } catch (ArithmeticException e) {
        throw new IllegalArgumentException(
            "The shape " + Arrays.toString(shape) + " has too many elements.", e);
      }
    }
    return count;
  }

  /** Whether the shape is exactly this one. */
  public boolean hasShape(long... expected) {
    return Arrays.equals(shape, expected);
  }

  /** The same elements under another name; the arrays are shared. */
  public Tensor renamed(String newName) {
    return new Tensor(newName, shape, data);
  }

  /**
   * The transpose of a matrix, in new arrays.
   *
   * @throws IllegalStateException if this is not a matrix
   */
  public Tensor transposed() {
    if (shape.length != 2) {
      throw new IllegalStateException(
          "Tensor %s of shape %s is not a matrix.".formatted(name, Arrays.toString(shape)));
    }
    int rows = (int) shape[0];
    int columns = (int) shape[1];
    float[] result = new float[data.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        result[column * rows + row] = data[row * columns + column];
      }
    }
    return new Tensor(name, new long[] {columns, rows}, result);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor that
        && name.equals(that.name)
        && Arrays.equals(shape, that.shape)
        && Arrays.equals(data, that.data);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * name.hashCode() + Arrays.hashCode(shape)) + Arrays.hashCode(data);
  }

  @Override
  public String toString() {
    return name + Arrays.toString(shape);
  }
}
