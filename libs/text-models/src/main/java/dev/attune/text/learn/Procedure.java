package dev.attune.text.learn;

import dev.attune.text.torch.Arithmetic;
import java.io.IOException;
import java.lang.foreign.Arena;

/** How a method turns a plan into weights. */
interface Procedure {

  /**
   * What of the work is the same for all settings, done once: for a head alone, running the encoder
   * over every text.
   *
   * @param splits as token ids
   * @param memory for what would take too much of the heap; open as long as the result is used
   * @return the splits as {@link #run} takes them
   * @throws IOException if the base model cannot be read or there is no room for temporary files
   */
  default Splits prepared(
      TrainingPlan plan, Goals goals, Splits splits, Arena memory, Cancellation cancellation)
      throws IOException {
    return splits;
  }

  /**
   * Trains and computes the logits of validation and test with the best epoch's weights.
   *
   * @param settings without automatic numbers
   * @param goals what is learned
   * @param splits as {@link #prepared} gives them
   */
  Fitted run(
      TrainingPlan plan,
      Hyperparameters settings,
      Goals goals,
      Splits splits,
      Surroundings surroundings)
      throws IOException;

  /** The number format of its training steps. */
  default Arithmetic arithmetic() {
    return Arithmetic.ofThisMachine();
  }

  static Procedure of(Method method) {
    return switch (method) {
      case Method.Head() -> new HeadProcedure();
      case Method.Lora() -> new LoraProcedure();
      case Method.FewShot(var contrast) -> new FewShotProcedure(contrast);
      case Method.Full() -> ParameterProcedure.full();
      case Method.BitFit() -> ParameterProcedure.bitFit();
    };
  }
}
