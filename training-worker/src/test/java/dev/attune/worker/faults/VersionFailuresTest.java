package dev.attune.worker.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.text.onnx.EncoderTooLargeException;
import dev.attune.text.onnx.EncoderTooLargeException.Limit;
import dev.attune.worker.queue.Failure;
import dev.attune.worker.queue.Failure.Code;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class VersionFailuresTest {
  @Test
  void a_base_model_that_no_file_holds_is_not_tried_again_and_the_reason_names_the_way_out() {
    Failure failure = permanent(new EncoderTooLargeException(Limit.FILE, "large has too many."));

    assertThat(failure.code()).isEqualTo(Code.BASE_MODEL_UNUSABLE);
    assertThat(failure.message())
        .isEqualTo(
            "The base model of this version is too large for ONNX Runtime; only a worker with a GPU"
                + " can answer with it.");
  }

  @Test
  void one_that_the_heap_has_no_room_for_is_a_want_of_memory() {
    Failure failure = permanent(new EncoderTooLargeException(Limit.HEAP, "large takes too much."));

    assertThat(failure.code()).isEqualTo(Code.OUT_OF_MEMORY);
  }

  @Test
  void what_may_pass_by_itself_is_tried_again() {
    assertThat(VersionFailures.permanent(new IOException("gone"))).isEmpty();
  }

  private static Failure permanent(Exception exception) {
    return VersionFailures.permanent(exception).orElseThrow().failure();
  }
}
