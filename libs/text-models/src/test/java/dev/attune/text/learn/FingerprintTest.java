package dev.attune.text.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.text.TestModels;
import dev.attune.text.base.BaseModel;
import dev.attune.text.task.Gold;
import dev.attune.text.task.Joint;
import dev.attune.text.task.MultiLabel;
import dev.attune.text.task.Output;
import dev.attune.text.task.Regression;
import dev.attune.text.task.Scale;
import dev.attune.text.torch.Arithmetic;
import dev.attune.text.torch.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Another process must find the same fingerprint, or it could not go on from a checkpoint; sets of
 * the language's own come in an order that differs from process to process.
 */
class FingerprintTest {
  private static final String MODEL = "minilm-l6-en";

  @TempDir Path directory;

  private static final Computation CPU = new Computation(Device.CPU, Arithmetic.FLOAT32);
  private static final List<String> LABELS =
      List.of("anger", "joy", "sadness", "fear", "disgust", "surprise", "calm", "pride");

  @Test
  void a_plan_reads_the_same_in_every_process() {
    Gold gold =
        new Gold.Outputs(
            Map.of(
                "feelings", new Gold.LabelSet(Set.copyOf(LABELS)),
                "scales", new Gold.Values(Map.of("stress", 1.0, "valence", 2.0, "energy", 3.0))));
    assertThat(gold)
        .hasToString(
            "Outputs[outputs={feelings=LabelSet[labels=[anger, calm, disgust, fear, joy, pride, sadness, surprise]], "
                + "scales=Values[values={energy=3.0, stress=1.0, valence=2.0}]}]");
    assertThat(Hyperparameters.defaultsOf(new Method.Lora()).toString())
        .contains("targets=[QUERY, VALUE]");
  }

  @Test
  void every_part_of_a_plan_tells_in_its_fingerprint() {
    String one = fingerprint(plan("a text", 1.0));
    assertThat(fingerprint(plan("a text", 1.0))).isEqualTo(one);
    assertThat(fingerprint(plan("another text", 1.0))).isNotEqualTo(one);
    assertThat(fingerprint(plan("a text", 2.0))).isNotEqualTo(one);
  }

  @Test
  void how_a_base_model_pools_tells() throws IOException {
    TrainingPlan plan = plan("a text", 1.0);
    TestModels.open(MODEL);
    BaseModel byMean = beside("{\"pooling_mode\": \"mean\"}");
    BaseModel byFirst = beside("{\"pooling_mode\": \"cls\"}");
    assertThat(byFirst.info().sha256()).isEqualTo(byMean.info().sha256());
    assertThat(fingerprint(on(byFirst, plan))).isNotEqualTo(fingerprint(on(byMean, plan)));
  }

  /** The files of a base model, with another word on how it pools. */
  private BaseModel beside(String pooling) throws IOException {
    Path copy = Files.createTempDirectory(directory, "model");
    try (Stream<Path> files = Files.list(TestModels.ROOT.resolve(MODEL))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.createSymbolicLink(copy.resolve(file.getFileName()), file.toAbsolutePath());
      }
    }
    Files.deleteIfExists(copy.resolve("attune.json"));
    Path folder = Files.createDirectory(copy.resolve("1_Pooling"));
    Files.writeString(folder.resolve("config.json"), pooling);
    return BaseModel.open(copy);
  }

  private static TrainingPlan on(BaseModel base, TrainingPlan plan) {
    return new TrainingPlan(base, plan.task(), plan.method(), plan.hyperparameters(), plan.data());
  }

  @Test
  void what_automatic_numbers_stand_for_tells() {
    TrainingPlan plan = plan("a text", 1.0);
    assertThat(plan.hyperparameters().epochs()).isEqualTo(Hyperparameters.AUTOMATIC);
    Hyperparameters now = resolved(plan);
    Hyperparameters later = now.with(Hyperparameter.EPOCHS, now.epochs() + 1);
    assertThat(Fingerprint.of(plan, later, CPU)).isNotEqualTo(Fingerprint.of(plan, now, CPU));
  }

  @Test
  void device_and_number_format_tell() {
    TrainingPlan plan = plan("a text", 1.0);
    assertThat(
            Stream.of(
                    CPU,
                    new Computation(Device.CPU, Arithmetic.BFLOAT16),
                    new Computation(Device.CUDA, Arithmetic.BFLOAT16))
                .map(computation -> Fingerprint.of(plan, resolved(plan), computation)))
        .doesNotHaveDuplicates();
  }

  @Test
  void the_settings_of_a_loop_tell() {
    Hyperparameters settings = Hyperparameters.defaultsOf(new Method.Head());
    assertThat(Fingerprint.of("plan", settings.withLearningRate(0.5)))
        .isNotEqualTo(Fingerprint.of("plan", settings));
  }

  private static String fingerprint(TrainingPlan plan) {
    return Fingerprint.of(plan, resolved(plan), CPU);
  }

  private static Hyperparameters resolved(TrainingPlan plan) {
    return plan.hyperparameters().resolvedFor(plan.method(), plan.task(), 1);
  }

  private static TrainingPlan plan(String text, double stress) {
    var task =
        new Joint(
            List.of(
                new Output("feelings", new MultiLabel(LABELS)),
                new Output("scales", new Regression(List.of(new Scale("stress", 0, 10))))));
    var gold =
        new Gold.Outputs(
            Map.of(
                "feelings", new Gold.LabelSet(Set.copyOf(LABELS)),
                "scales", new Gold.Values(Map.of("stress", stress))));
    var example = new TrainingExample("1", text, gold, Map.of());
    Method method = new Method.Lora();
    return new TrainingPlan(
        TestModels.open(MODEL),
        task,
        method,
        Hyperparameters.parse(method, Map.of()),
        new TrainingData(List.of(example), List.of(example), List.of(example)));
  }
}
