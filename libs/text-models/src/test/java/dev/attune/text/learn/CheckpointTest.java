package dev.attune.text.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
  private static final Map<String, Object> SIX_STEPS = Map.of("epochs", 2, "batchSize", 12);

  @TempDir Path directory;

  static Stream<TrainingPlan> plans() {
    return Stream.of(
        Plans.head(SIX_STEPS),
        Plans.lora(SIX_STEPS),
        Plans.full(SIX_STEPS),
        Plans.crf(Map.of("epochs", 2, "batchSize", 14)));
  }

  @ParameterizedTest
  @MethodSource("plans")
  void a_training_that_stopped_within_an_epoch_goes_on_to_the_same_model(TrainingPlan plan)
      throws IOException {
    TrainingResult whole = new FineTuning().train(plan, TrainingListener.NONE);

    Checkpoints checkpoints = Checkpoints.in(directory, Duration.ZERO);
    stopAfter(5, plan, checkpoints);
    TrainingResult resumed = new FineTuning().train(plan, TrainingListener.NONE, checkpoints);

    assertSame(resumed, whole);
  }

  @Test
  void a_training_that_stopped_after_its_last_checkpoint_repeats_what_is_missing()
      throws IOException {
    TrainingPlan plan = Plans.lora(SIX_STEPS);
    TrainingResult whole = new FineTuning().train(plan, TrainingListener.NONE);

    Checkpoints checkpoints = Checkpoints.in(directory, Duration.ofDays(1));
    stopAfter(5, plan, checkpoints);
    TrainingResult resumed = new FineTuning().train(plan, TrainingListener.NONE, checkpoints);

    assertSame(resumed, whole);
  }

  @Test
  void the_checkpoint_of_another_plan_is_refused() throws IOException {
    Checkpoints checkpoints = Checkpoints.in(directory, Duration.ZERO);
    stopAfter(2, Plans.head(SIX_STEPS), checkpoints);

    TrainingPlan other = Plans.head(Map.of("epochs", 2, "batchSize", 12, "seed", 2));
    assertThatThrownBy(() -> new FineTuning().train(other, TrainingListener.NONE, checkpoints))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("another plan");
  }

  @Test
  void a_checkpoint_with_a_wrong_bit_is_refused() throws IOException {
    TrainingPlan plan = Plans.head(SIX_STEPS);
    Checkpoints checkpoints = Checkpoints.in(directory, Duration.ZERO);
    stopAfter(2, plan, checkpoints);
    Path file = directory.resolve("checkpoint.bin");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 20] ^= 1;
    Files.write(file, bytes);

    assertThatThrownBy(() -> new FineTuning().train(plan, TrainingListener.NONE, checkpoints))
        .isInstanceOf(CheckpointException.class)
        .hasMessage("The checkpoint is damaged.");
  }

  @ParameterizedTest
  @ValueSource(ints = {66, 70, 90, 150, 250})
  void a_checkpoint_that_lies_about_its_sizes_is_refused(int place) throws IOException {
    TrainingPlan plan = Plans.head(SIX_STEPS);
    Checkpoints checkpoints = Checkpoints.in(directory, Duration.ZERO);
    stopAfter(4, plan, checkpoints);
    Path file = directory.resolve("checkpoint.bin");
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, place, place + 60, (byte) 0x7f);
    Files.write(file, bytes);

    assertThatThrownBy(() -> new FineTuning().train(plan, TrainingListener.NONE, checkpoints))
        .isInstanceOf(CheckpointException.class)
        .hasMessage("The checkpoint is damaged.");
  }

  private static void assertSame(TrainingResult resumed, TrainingResult whole) {
    assertThat(resumed.adapter().tensors()).isEqualTo(whole.adapter().tensors());
    assertThat(resumed.epochs()).isEqualTo(whole.epochs());
    assertThat(resumed.test()).isEqualTo(whole.test());
  }

  private static void stopAfter(int steps, TrainingPlan plan, Checkpoints checkpoints) {
    TrainingListener stopping =
        new TrainingListener() {
          private int done;

          @Override
          public void step(StepReport report) {
            done++;
          }

          @Override
          public boolean cancelled() {
            return done == steps;
          }
        };
    assertThatThrownBy(() -> new FineTuning().train(plan, stopping, checkpoints))
        .isInstanceOf(TrainingCancelledException.class);
  }
}
