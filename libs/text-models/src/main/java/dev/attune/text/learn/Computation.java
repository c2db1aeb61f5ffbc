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
          case CPU -> "CPU, %d threads".formatted(TrainableModule.threads());
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
}
