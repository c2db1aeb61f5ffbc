package dev.attune.text.torch;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import dev.attune.text.tensor.Tensor;
import java.nio.FloatBuffer;

/** Moves numbers between the heap and native memory. */
final class NativeTensors {
  private NativeTensors() {}

  /**
   * Replaces the values of an array in place. They must be finite now, as parameters and moments
   * always are: the optimizer makes no step with a gradient that is not.
   */
  static void overwrite(PtNDArray array, Tensor values, PtNDManager manager) {
    // The engine's own setter writes a deprecation warning to the process's error stream.
    try (PtNDArray copy =
        (PtNDArray) manager.create(FloatBuffer.wrap(values.data()), new Shape(values.shape()))) {
      JniUtils.subi(array, array);
      JniUtils.addi(array, copy);
    }
  }
}
