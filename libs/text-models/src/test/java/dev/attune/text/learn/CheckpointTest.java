package dev.attune.text.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
  private static final Map<String, Object> SIX_STEPS = Map.of("epochs", 2, "batchSize", 12);

  @TempDir Path directory;

  static Stream<Arguments> interruptions() throws IOException {
    TrainingPlan pairs =
        Plans.tiny(new Method.FewShot(), Sentences.TASK, Sentences.data(), SIX_STEPS);
    TrainingData journeys = LearnedTasks.journeys(false);
    TrainingData joint = LearnedTasks.journeys(true);
    return Stream.of(
        interrupted("head", Plans.head(SIX_STEPS), 5),
        interrupted("lora", Plans.lora(SIX_STEPS), 5),
        interrupted("full", Plans.full(SIX_STEPS), 5),
        interrupted(
            "bitfit",
            Plans.tiny(new Method.BitFit(), Sentences.TASK, Sentences.data(), SIX_STEPS),
            5),
        interrupted("few-shot, in the pairs", pairs, 4),
        interrupted("few-shot, in the head", pairs, 6 + 5),
        interrupted("crf", Plans.crf(Map.of("epochs", 2, "batchSize", 14)), 5),
        interrupted(
            "token", Plans.tiny(new Method.Head(), LearnedTasks.PLACES, journeys, SIX_STEPS), 5),
        interrupted(
            "joint", Plans.tiny(new Method.Lora(), LearnedTasks.JOURNEY, joint, SIX_STEPS), 5),
        interrupted("search, in the trials", searching(), 5));
  }

  private static Arguments interrupted(String name, TrainingPlan plan, int steps) {
    return arguments(named(name, plan), steps);
  }

  private static TrainingPlan searching() throws IOException {
    Map<String, Object> fourEpochs = Map.of("epochs", 4, "batchSize", 12);
    return Plans.searching(
        Plans.tiny(new Method.Head(), Sentences.TASK, Sentences.data(), fourEpochs), 4);
  }

  @ParameterizedTest
  @MethodSource("interruptions")
  void a_training_that_stopped_within_an_epoch_goes_on_to_the_same_model(
      TrainingPlan plan, int steps) throws IOException {
    TrainingResult whole = new FineTuning().train(plan, TrainingListener.NONE);

    Checkpoints checkpoints = Checkpoints.in(directory, Duration.ZERO);
    Interruption.after(steps, plan, checkpoints);
    TrainingResult resumed = new FineTuning().train(plan, TrainingListener.NONE, checkpoints);

    assertSame(resumed, whole);
  }

  @Test
  void a_search_that_stopped_in_the_training_after_its_trials_goes_on_there() throws IOException {
    TrainingResult whole = new FineTuning().train(searching(), TrainingListener.NONE);

    Checkpoints checkpoints = Checkpoints.in(directory, Duration.ZERO);
    Interruption.afterTheFirstEpoch(searching(), checkpoints);
    assertThat(checkpoints.last()).isPresent();
    TrainingResult resumed =
        new FineTuning().train(searching(), TrainingListener.NONE, checkpoints);

    assertSame(resumed, whole);
  }

  @Test
  void a_training_that_stopped_after_its_last_checkpoint_repeats_what_is_missing()
      throws IOException {
    TrainingPlan plan = Plans.lora(SIX_STEPS);
    TrainingResult whole = new FineTuning().train(plan, TrainingListener.NONE);

    Checkpoints checkpoints = Checkpoints.in(directory, Duration.ofDays(1));
    Interruption.after(5, plan, checkpoints);
    TrainingResult resumed = new FineTuning().train(plan, TrainingListener.NONE, checkpoints);

    assertSame(resumed, whole);
  }

  @Test
  void the_time_of_a_training_is_that_of_all_its_processes() throws IOException {
    TrainingPlan plan = Plans.head(SIX_STEPS);
    // A clock on which every look takes a second.
    long[] now = {0};
    FineTuning training = new FineTuning(() -> now[0] += 1_000_000_000L);
    double whole = training.train(plan, TrainingListener.NONE).timing().trainingSeconds();
    Checkpoints checkpoints = Checkpoints.in(directory, Duration.ZERO);
    assertThatThrownBy(() -> training.train(plan, new Stopping(5), checkpoints))
        .isInstanceOf(TrainingCancelledException.class);

    Timing timing = training.train(plan, TrainingListener.NONE, checkpoints).timing();

    assertThat(timing.trainingSeconds()).isGreaterThan(whole);
    assertThat(timing.samplesPerSecond()).isBetween(72 / timing.trainingSeconds(), 72.0);
  }

  @Test
  void a_training_that_ended_early_before_it_was_resumed_is_no_faster_for_that()
      throws IOException {
    TrainingPlan plan =
        Plans.head(Map.of("epochs", 40, "batchSize", 12, "patience", 1, "learningRate", 0.1));
    long[] now = {0};
    FineTuning training = new FineTuning(() -> now[0] += 1_000_000_000L);
    Checkpoints checkpoints = Checkpoints.in(directory, Duration.ZERO);
    TrainingResult whole = training.train(plan, TrainingListener.NONE, checkpoints);
    assertThat(whole.epochs()).hasSizeLessThan(40);

    Timing timing = training.train(plan, TrainingListener.NONE, checkpoints).timing();

    assertThat(timing.samplesPerSecond()).isLessThanOrEqualTo(whole.timing().samplesPerSecond());
  }

  /** Asks for an end after some steps. */
  private static final class Stopping implements TrainingListener {
    private int left;

    Stopping(int steps) {
      left = steps;
    }

    @Override
    public void step(StepReport report) {
      left--;
    }

    @Override
    public boolean cancelled() {
      return left == 0;
    }
  }

  @Test
  void the_checkpoint_of_another_plan_is_refused() throws IOException {
    Checkpoints checkpoints = Checkpoints.in(directory, Duration.ZERO);
    Interruption.after(2, Plans.head(SIX_STEPS), checkpoints);

    TrainingPlan other = Plans.head(Map.of("epochs", 2, "batchSize", 12, "seed", 2));
    assertThatThrownBy(() -> new FineTuning().train(other, TrainingListener.NONE, checkpoints))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("another plan");
  }

  @Test
  void a_checkpoint_with_a_wrong_bit_is_refused() throws IOException {
    TrainingPlan plan = Plans.head(SIX_STEPS);
    Checkpoints checkpoints = Checkpoints.in(directory, Duration.ZERO);
    Interruption.after(2, plan, checkpoints);
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
    Interruption.after(4, plan, checkpoints);
    Path file = directory.resolve("checkpoint.bin");
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, place, place + 60, (byte) 0x7f);
    Files.write(file, bytes);

    assertThatThrownBy(() -> new FineTuning().train(plan, TrainingListener.NONE, checkpoints))
        .isInstanceOf(CheckpointException.class)
        .hasMessage("The checkpoint is damaged.");
  }

  @Test
  void a_place_that_takes_no_checkpoint_ends_the_training_as_its_signature_says()
      throws IOException {
    Path file = Files.createFile(directory.resolve("no-directory"));
    Checkpoints checkpoints = Checkpoints.in(file, Duration.ZERO);

    assertThatThrownBy(
            () -> new FineTuning().train(Plans.head(SIX_STEPS), TrainingListener.NONE, checkpoints))
        .isInstanceOf(IOException.class);
  }

  @Test
  void a_checkpoint_that_cannot_be_read_ends_the_training_as_its_signature_says()
      throws IOException {
    Files.createDirectory(directory.resolve("checkpoint.bin"));
    Checkpoints checkpoints = Checkpoints.in(directory, Duration.ZERO);

    assertThatThrownBy(
            () -> new FineTuning().train(Plans.head(SIX_STEPS), TrainingListener.NONE, checkpoints))
        .isInstanceOf(IOException.class);
  }

  private static void assertSame(TrainingResult resumed, TrainingResult whole) {
    assertThat(resumed.adapter().tensors()).isEqualTo(whole.adapter().tensors());
    assertThat(resumed.epochs()).isEqualTo(whole.epochs());
    assertThat(resumed.test()).isEqualTo(whole.test());
    assertThat(resumed.search()).isEqualTo(whole.search());
  }
}
