package dev.attune.text.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.text.TestModels;
import dev.attune.text.base.BaseModelInfo;
import dev.attune.text.base.EncoderShape;
import dev.attune.text.base.Pooling;
import dev.attune.text.onnx.EncoderTooLargeException;
import dev.attune.text.onnx.EncoderTooLargeException.Limit;
import dev.attune.text.onnx.Precision;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class GraphRoomTest {
  private static final long HEAP = 800_000_000;

  @Test
  void an_encoder_that_no_file_holds_is_refused_whatever_the_heap() {
    assertThatThrownBy(() -> GraphRoom.require(base(520_093_696), Long.MAX_VALUE))
        .isInstanceOfSatisfying(
            EncoderTooLargeException.class, e -> assertThat(e.limit()).isEqualTo(Limit.FILE))
        .hasMessage(
            "large has 520093696 parameters, more than the 520093695 that one ONNX file holds.");
  }

  @Test
  void one_that_takes_more_than_three_quarters_of_the_heap_while_it_is_opened_is_refused() {
    assertThatCode(() -> GraphRoom.require(base(75_000_000), HEAP)).doesNotThrowAnyException();
    assertThatThrownBy(() -> GraphRoom.require(base(80_000_000), HEAP))
        .isInstanceOfSatisfying(
            EncoderTooLargeException.class, e -> assertThat(e.limit()).isEqualTo(Limit.HEAP))
        .hasMessage(
            "large has 80000000 parameters and takes 640 MB of the heap while it is opened,"
                + " more than the 600 MB that it may.");
  }

  @Test
  void one_graph_is_made_at_a_time() throws Exception {
    try (ServingSession session =
            ServingSession.open(TestModels.open("minilm-l6-en"), ServingOptions.defaults());
        ExecutorService other = Executors.newSingleThreadExecutor()) {
      Future<?> made;
      GraphRoom.MAKING.lock();
      try {
        made = other.submit(() -> session.prepare(Precision.INT8));
        while (!GraphRoom.MAKING.hasQueuedThreads() && !made.isDone()) {
          Thread.onSpinWait();
        }
        assertThat(made.isDone()).isFalse();
      } finally {
        GraphRoom.MAKING.unlock();
      }
      made.get();
    }
  }

  private static BaseModelInfo base(long parameters) {
    EncoderShape shape = EncoderShape.bert(24, 1024, 4096, 16, 250_002, 514, 1e-5);
    return new BaseModelInfo(
        "large", "und", shape, parameters, Pooling.CLS, "MIT", "test", "0".repeat(64));
  }
}
