package dev.attune.worker.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.text.base.BaseModelStore;
import dev.attune.text.base.UnknownBaseModelException;
import dev.attune.text.learn.HyperparameterException;
import dev.attune.text.learn.Method;
import dev.attune.worker.queue.Failure.Code;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingFailuresTest {
  @Test
  void an_unknown_method_is_a_wrong_hyperparameter() {
    try {
      Method.named("magic");
    } catch (HyperparameterException e) {
      assertThat(code(e)).isEqualTo(Code.HYPERPARAMETERS);
      return;
    }
    throw new AssertionError("There is no such method.");
  }

  @Test
  void a_base_model_that_nobody_installed_is_missing(@TempDir Path empty) throws IOException {
    try {
      new BaseModelStore(empty).open("ghost");
    } catch (UnknownBaseModelException e) {
      assertThat(code(e)).isEqualTo(Code.BASE_MODEL_MISSING);
      return;
    }
    throw new AssertionError("There is no such base model.");
  }

  @Test
  void memory_that_the_engine_did_not_get_is_told_apart_from_other_failures() {
    Exception engine =
        new IllegalStateException(
            "forward failed",
            new IllegalStateException("DefaultCPUAllocator: can't allocate memory: you tried..."));

    assertThat(code(engine)).isEqualTo(Code.OUT_OF_MEMORY);
  }

  @Test
  void a_full_disk_is_worth_another_attempt() {
    assertThat(TrainingFailures.permanent(new IOException("No space left on device"))).isEmpty();
  }

  private static Code code(Exception exception) {
    return TrainingFailures.permanent(exception).orElseThrow().failure().code();
  }
}
