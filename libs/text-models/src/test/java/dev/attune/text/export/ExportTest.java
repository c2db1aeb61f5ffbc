package dev.attune.text.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.text.GoldenEncoder;
import dev.attune.text.adapter.Adapter;
import dev.attune.text.adapter.Calibration;
import dev.attune.text.adapter.EncoderChange;
import dev.attune.text.adapter.Head;
import dev.attune.text.base.BaseModel;
import dev.attune.text.base.Pooling;
import dev.attune.text.learn.TrainingExample;
import dev.attune.text.task.Gold;
import dev.attune.text.task.MultiLabel;
import dev.attune.text.task.Regression;
import dev.attune.text.task.Scale;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.TokenLabels;
import dev.attune.text.tensor.Safetensors;
import dev.attune.text.tensor.Tensor;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ExportTest {
  static final List<String> ARCHITECTURES = GoldenEncoder.NAMES;

  @TempDir Path root;

  @ParameterizedTest
  @FieldSource("ARCHITECTURES")
  void a_directory_for_transformers_gives_the_versions_logits(String name) throws Exception {
    GoldenEncoder golden = GoldenEncoder.open(name);
    Adapter adapter = Adapters.adapter(golden.base(), Pooling.CLS, new EncoderChange.None());
    Path directory = root.resolve("version");
    Export.to(directory, golden.base(), adapter, List.of());

    assertThat(BaseModel.open(directory).tensors()).isEqualTo(golden.base().tensors());
    JsonNode config = new ObjectMapper().readTree(directory.resolve("config.json").toFile());
    assertThat(config.path("architectures").get(0).asText()).endsWith("ForSequenceClassification");
    assertThat(config.path("id2label").path("2").asText()).isEqualTo("fear");
    Map<String, Tensor> tensors = Safetensors.read(directory.resolve("model.safetensors"));
    for (GoldenEncoder.Expected expected : golden.expected()) {
      float[] logits = StockClasses.logits(name, tensors, expected.states()[0]);
      float[] own = adapter.heads().getFirst().logits(expected.states()[0]);
      for (int i = 0; i < own.length; i++) {
        assertThat(logits[i] * 2).isCloseTo(own[i], within(1e-4f));
      }
    }
  }

  @ParameterizedTest
  @FieldSource("ARCHITECTURES")
  void onnx_files_answer_as_the_version_does(String name) throws Exception {
    GoldenEncoder golden = GoldenEncoder.open(name);
    Adapter adapter =
        Adapters.adapter(golden.base(), Pooling.MEAN, Adapters.lora(golden.base().info()));
    Path directory = root.resolve("version");
    Export.to(directory, golden.base(), adapter, examples(golden));

    JsonNode parity = new ObjectMapper().readTree(directory.resolve("onnx/parity.json").toFile());
    assertThat(parity.path("runtime").asText()).matches("ONNX Runtime \\d+\\.\\d+.*");
    JsonNode exact = parity.path("model.onnx");
    assertThat(exact.path("largestChange").asDouble()).isLessThan(1e-4);
    assertThat(exact.path("changedAnswers").asDouble()).isZero();
    assertThat(exact.path("headline")).isEqualTo(parity.path("version").path("headline"));
    JsonNode small = parity.path("model_int8.onnx");
    assertThat(small.path("largestChange").asDouble()).isBetween(1e-6, 0.1);
    assertThat(small.path("meanChange").asDouble()).isLessThan(0.02);
    assertThat(small.path("headline").path("name").asText()).isEqualTo("macroF1");
    assertThat(directory.resolve("2_Dense/model.safetensors")).exists();
  }

  @Test
  void a_text_in_integers_does_not_depend_on_the_texts_beside_it() throws Exception {
    GoldenEncoder golden = GoldenEncoder.open("bert");
    Adapter adapter = Adapters.adapter(golden.base(), Pooling.MEAN, new EncoderChange.None());
    Path directory = root.resolve("version");
    Export.to(directory, golden.base(), adapter, List.of());
    var outputs = ExportedOutput.of(adapter.heads());
    try (var model = ExportedModel.open(directory.resolve("onnx/model_int8.onnx"), outputs)) {
      float[][] together = model.logits(golden.rows())[0];
      for (int row = 0; row < together.length; row++) {
        float[] alone = model.logits(List.of(golden.rows().get(row)))[0][0];
        assertThat(together[row]).containsExactly(alone, within(1e-5f));
      }
    }
  }

  @Test
  void every_output_of_a_joint_task_is_exported() throws Exception {
    GoldenEncoder golden = GoldenEncoder.open("distilbert");
    Random random = new Random(9);
    var mood =
        Adapters.head(random, "mood", new SingleLabel(Adapters.LABELS), new Calibration.Label(2));
    var places =
        Adapters.head(
            random, "places", new TokenLabels(List.of("city")), new Calibration.Tokens(1, null));
    var stress =
        Adapters.head(
            random,
            "how stressed?",
            new Regression(List.of(new Scale("stress", 0, 10))),
            new Calibration.Values(new float[] {1}));
    List<Head> heads = List.of(mood, places, stress);
    Adapter adapter = Adapters.joint(golden.base(), heads);
    Path directory = root.resolve("version");
    Export.to(directory, golden.base(), adapter, List.of());

    JsonNode version = new ObjectMapper().readTree(directory.resolve("version.json").toFile());
    assertThat(version.path("outputs").findValuesAsText("folder"))
        .containsExactly("mood", "places", "output-2");
    assertThat(version.path("outputs").findValuesAsText("class"))
        .containsExactly(
            "DistilBertForSequenceClassification",
            "DistilBertForTokenClassification",
            "DistilBertForSequenceClassification");
    for (String folder : List.of("mood", "places", "output-2")) {
      assertThat(BaseModel.open(directory.resolve(folder)).tensors())
          .isEqualTo(golden.base().tensors());
    }
    var outputs = ExportedOutput.of(heads);
    try (var model = ExportedModel.open(directory.resolve("onnx/model.onnx"), outputs)) {
      float[][][] logits = model.logits(golden.rows());
      for (int text = 0; text < golden.expected().size(); text++) {
        float[][] states = golden.expected().get(text).states();
        assertThat(logits[0][text]).containsExactly(mood.logits(states[0]), within(1e-4f));
        assertThat(logits[2][text]).containsExactly(stress.logits(states[0]), within(1e-4f));
        assertThat(logits[1][text]).hasSize(states.length * 3);
        for (int token = 0; token < states.length; token++) {
          assertThat(Arrays.copyOfRange(logits[1][text], 3 * token, 3 * token + 3))
              .containsExactly(places.logits(states[token]), within(1e-4f));
        }
      }
    }
  }

  @Test
  void a_version_says_all_that_turns_its_logits_into_answers() throws Exception {
    GoldenEncoder golden = GoldenEncoder.open("bert");
    Random random = new Random(9);
    float[] steps = {1, 2, -10_000, 4, 5, 6, 7, 8, 9, 10, 11, -10_000};
    List<Head> heads =
        List.of(
            Adapters.head(
                random,
                "mood",
                new SingleLabel(Adapters.LABELS, "none of these"),
                new Calibration.Label(2, 0.5f)),
            Adapters.head(
                random,
                "topics",
                new MultiLabel(List.of("school", "sleep")),
                new Calibration.LabelSet(1, new float[] {0.5f, 0.25f})),
            Adapters.head(
                random,
                "places",
                new TokenLabels(List.of("city")),
                new Calibration.Tokens(1.5f, Tensor.of("transitions", steps, 4, 3))),
            Adapters.head(
                random,
                "states",
                new Regression(List.of(new Scale("stress", -1, 10), new Scale("calm", 0, 0.5))),
                new Calibration.Values(new float[] {1, 0.25f})));
    Path directory = root.resolve("version");
    Export.to(directory, golden.base(), Adapters.joint(golden.base(), heads), List.of());

    JsonNode version = new ObjectMapper().readTree(directory.resolve("version.json").toFile());
    JsonNode mood = version.path("outputs").path(0);
    assertThat(mood.path("refuseBelow").floatValue()).isEqualTo(0.5f);
    assertThat(mood.path("outOfScope").asText()).isEqualTo("none of these");
    assertThat(mood.path("reading").asText()).contains("softmax", "refuseBelow", "outOfScope");
    JsonNode topics = version.path("outputs").path(1);
    assertThat(topics.path("thresholds").toString()).isEqualTo("[0.5,0.25]");
    assertThat(topics.path("reading").asText()).contains("sigmoid", "thresholds");
    JsonNode places = version.path("outputs").path(2);
    assertThat(places.path("transitions")).hasSize(12);
    assertThat(places.path("transitionsShape").toString()).isEqualTo("[4,3]");
    assertThat(places.path("reading").asText()).contains("transitions[before * 3 + tag]", "row 3");
    JsonNode states = version.path("outputs").path(3);
    assertThat(states.path("scales").toString())
        .isEqualTo(
            """
            [{"name":"stress","min":-1.0,"max":10.0},{"name":"calm","min":0.0,"max":0.5}]""");
    assertThat(states.path("halfWidths").toString()).isEqualTo("[1.0,0.25]");
    assertThat(states.path("reading").asText()).contains("min and max", "halfWidths");
  }

  @Test
  void without_onnx_files_the_rest_is_exported_and_says_why() throws Exception {
    GoldenEncoder golden = GoldenEncoder.open("bert");
    Adapter adapter = Adapters.adapter(golden.base(), Pooling.CLS, new EncoderChange.None());
    Path directory = root.resolve("version");
    Export.to(
        directory,
        golden.base(),
        adapter,
        examples(golden),
        () -> {},
        info -> Optional.of(info.name() + " is too large."));

    assertThat(BaseModel.open(directory).tensors()).isEqualTo(golden.base().tensors());
    assertThat(directory.resolve("onnx")).doesNotExist();
    JsonNode version = new ObjectMapper().readTree(directory.resolve("version.json").toFile());
    assertThat(version.path("withoutOnnx").asText()).isEqualTo("bert is too large.");
    assertThat(version.path("outputs").path(0).has("onnxOutput")).isFalse();
  }

  @Test
  void nothing_is_written_over_or_left_half_done() throws Exception {
    GoldenEncoder golden = GoldenEncoder.open("bert");
    Adapter adapter = Adapters.adapter(golden.base(), Pooling.CLS, new EncoderChange.None());
    assertThatThrownBy(() -> Export.to(root, golden.base(), adapter, List.of()))
        .isInstanceOf(FileAlreadyExistsException.class);
    BaseModel other = GoldenEncoder.open("roberta").base();
    assertThatThrownBy(() -> Export.to(root.resolve("new"), other, adapter, List.of()))
        .hasMessageContaining("trained on the base model bert, not on roberta");
    assertThat(root).isEmptyDirectory();
  }

  private static List<TrainingExample> examples(GoldenEncoder golden) {
    List<TrainingExample> examples = new ArrayList<>();
    for (int i = 0; i < golden.expected().size(); i++) {
      var gold = new Gold.Label(Adapters.LABELS.get(i % Adapters.LABELS.size()));
      examples.add(new TrainingExample("" + i, golden.expected().get(i).text(), gold, Map.of()));
    }
    return examples;
  }
}
