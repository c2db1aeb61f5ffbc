package dev.attune.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class InterruptionTest {

  @Test
  void the_end_waits_for_training_that_sees_the_request()
      throws ExecutionException, InterruptedException {
    Interruption interruption = new Interruption();
    CompletableFuture<Void> begun = new CompletableFuture<>();
    AtomicBoolean ended = new AtomicBoolean();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var _ =
          threads.submit(
              () -> {
                try (var training = interruption.begin()) {
                  begun.complete(null);
                  while (!interruption.isRequested()) {
                    Thread.onSpinWait();
                  }
                  ended.set(true);
                }
              });
      begun.get();
      interruption.request();

      assertThat(ended).isTrue();
    }
  }

  @Test
  void without_training_there_is_nothing_to_wait_for() {
    Interruption interruption = new Interruption();

    interruption.request();

    assertThat(interruption.isRequested()).isTrue();
  }
}
