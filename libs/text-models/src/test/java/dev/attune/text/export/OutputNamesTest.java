package dev.attune.text.export;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.text.GoldenEncoder;
import dev.attune.text.adapter.Calibration;
import dev.attune.text.adapter.Head;
import dev.attune.text.base.BaseModel;
import dev.attune.text.learn.TrainingExample;
import dev.attune.text.task.Gold;
import dev.attune.text.task.SingleLabel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An output may be called what the files of an export call something else. */
class OutputNamesTest {
  @TempDir Path root;

  @Test
  void every_output_has_a_folder_of_its_own() throws Exception {
    List<String> names = List.of("output-1", "情感", "Mood", "mood", "ONNX", "output-3_");
    GoldenEncoder golden = GoldenEncoder.open("bert");
    JsonNode version = version(golden, names, List.of());

    List<String> folders = version.path("outputs").findValuesAsText("folder");
    assertThat(folders)
        .containsExactly("output-1", "output-1_", "Mood", "output-3", "output-4", "output-3_");
    for (String folder : folders) {
      assertThat(BaseModel.open(root.resolve("version").resolve(folder)).tensors())
          .isEqualTo(golden.base().tensors());
    }
  }

  @Test
  void the_graph_keeps_outputs_apart_from_everything_else_in_it() throws Exception {
    List<String> names =
        List.of(
            "step",
            "zero",
            "input_ids",
            "one",
            "attention_mask",
            "output-2",
            "Cast_0:0",
            "embeddings_project",
            "tiny",
            "middle",
            "情感",
            "token_type_ids");
    GoldenEncoder golden = GoldenEncoder.open("electra");
    JsonNode version = version(golden, names, examples(golden, names));

    List<String> own = new ArrayList<>(names);
    own.set(2, "output-2_");
    own.set(4, "output-4");
    assertThat(version.path("outputs").findValuesAsText("name")).isEqualTo(names);
    assertThat(version.path("outputs").findValuesAsText("onnxOutput")).isEqualTo(own);
    for (String file : List.of("onnx/model.onnx", "onnx/model_int8.onnx")) {
      try (var options = new OrtSession.SessionOptions();
          var session =
              OrtEnvironment.getEnvironment()
                  .createSession(root.resolve("version").resolve(file).toString(), options)) {
        assertThat(session.getInputNames())
            .containsExactlyInAnyOrder("input_ids", "attention_mask");
        assertThat(session.getOutputNames()).containsExactlyElementsOf(own);
        assertThat(session.getMetadata().getCustomMetadata())
            .containsKeys("names.step", "names.output-2_", "names.output-4")
            .doesNotContainKey("names.input_ids");
      }
    }

    JsonNode parity = read("onnx/parity.json");
    JsonNode exact = parity.path("model.onnx");
    assertThat(exact.path("largestChange").asDouble()).isLessThan(1e-4);
    assertThat(exact.path("changedAnswers").asDouble()).isZero();
    assertThat(exact.path("headline")).isEqualTo(parity.path("version").path("headline"));
    assertThat(parity.path("model_int8.onnx").path("largestChange").asDouble())
        .isBetween(1e-6, 0.1);
  }

  private JsonNode version(GoldenEncoder golden, List<String> names, List<TrainingExample> test)
      throws IOException {
    Random random = new Random(9);
    List<Head> heads =
        names.stream()
            .map(
                name ->
                    Adapters.head(
                        random, name, new SingleLabel(Adapters.LABELS), new Calibration.Label(2)))
            .toList();
    Export.to(root.resolve("version"), golden.base(), Adapters.joint(golden.base(), heads), test);
    return read("version.json");
  }

  private JsonNode read(String file) throws IOException {
    return new ObjectMapper().readTree(root.resolve("version").resolve(file).toFile());
  }

  private static List<TrainingExample> examples(GoldenEncoder golden, List<String> outputs) {
    List<TrainingExample> examples = new ArrayList<>();
    for (int i = 0; i < golden.expected().size(); i++) {
      Map<String, Gold> golds = new LinkedHashMap<>();
      for (String output : outputs) {
        golds.put(output, new Gold.Label(Adapters.LABELS.get(i % Adapters.LABELS.size())));
      }
      String text = golden.expected().get(i).text();
      examples.add(new TrainingExample("" + i, text, new Gold.Outputs(golds), Map.of()));
    }
    return examples;
  }
}
