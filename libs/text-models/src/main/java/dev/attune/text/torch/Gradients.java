package dev.attune.text.torch;

import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was added up since the last step, for each trained parameter in their order. */
final class Gradients {
  private final PtNDManager owner;
  private final List<PtNDArray> sums = new ArrayList<>();
  private @Nullable PtNDManager memory;

  Gradients(PtNDManager owner) {
    this.owner = owner;
  }

  /** Adds a batch's gradients. The first ones are kept without a copy. */
  void add(NDList gradients) {
    if (memory == null) {
      memory = (PtNDManager) owner.newSubManager();
      gradients.attach(memory);
      gradients.forEach(gradient -> sums.add((PtNDArray) gradient));
    } else {
      for (int i = 0; i < sums.size(); i++) {
        JniUtils.addi(sums.get(i), (PtNDArray) gradients.get(i));
      }
    }
  }

  /** The sums, which {@link #clear()} frees. */
  List<PtNDArray> sums() {
    return List.copyOf(sums);
  }

  void clear() {
    sums.clear();
    if (memory != null) {
      memory.close();
      memory = null;
    }
  }
}
