package dev.attune.text.learn;

import dev.attune.text.torch.Arithmetic;
import dev.attune.text.torch.Device;
import dev.attune.text.torch.TrainableModule;

/**
 * What computes a training. Another device or number format gives another model from the same plan.
 */
record Computation(Device device, Arithmetic arithmetic) {

  /** How a procedure is computed on this machine. */
  static Computation of(Procedure procedure) {
    return new Computation(Device.ofThisMachine(), procedure.arithmetic());
  }

  /** In words, as the result names it. */
  String description() {
    String where =
        switch (device) {
          case CPU -> cpu(TrainableModule.threads());
          case CUDA -> "CUDA";
        };
    return "%s, %s training, 32-bit evaluation"
        .formatted(
            where,
            switch (arithmetic) {
              case FLOAT32 -> "32-bit";
              case BFLOAT16 -> "bfloat16";
            });
  }

  private static String cpu(int threads) {
    return threads == 1 ? "CPU, 1 thread" : "CPU, %d threads".formatted(threads);
  }
}
