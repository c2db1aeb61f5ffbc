package dev.attune.text.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.text.GoldenEncoder;
import dev.attune.text.adapter.Adapter;
import dev.attune.text.adapter.Calibration;
import dev.attune.text.adapter.EncoderChange;
import dev.attune.text.base.Architecture;
import dev.attune.text.base.BaseModel;
import dev.attune.text.base.Pooling;
import dev.attune.text.task.TokenLabels;
import dev.attune.text.tensor.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * A class of {@code transformers} warns of every parameter that a file lacks, and draws it at
 * random, and of every one too many.
 */
class HuggingFaceDirectoryTest {
  static final List<String> ARCHITECTURES = GoldenEncoder.NAMES;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path root;

  @ParameterizedTest
  @CsvSource({
    "bert, bert.pooler.dense, classifier",
    "roberta, classifier.dense, classifier.out_proj",
    "xlm-roberta, classifier.dense, classifier.out_proj",
    "distilbert, pre_classifier, classifier",
    "electra, classifier.dense, classifier.out_proj"
  })
  void a_class_for_whole_texts_finds_each_of_its_parameters_and_no_other(
      String name, String before, String last) throws IOException {
    BaseModel base = GoldenEncoder.open(name).base();
    Adapter adapter = Adapters.adapter(base, Pooling.CLS, new EncoderChange.None());
    assertThat(exported(base, adapter)).isEqualTo(parameters(base, true, before, last));
  }

  @ParameterizedTest
  @FieldSource("ARCHITECTURES")
  void a_class_for_tokens_finds_each_of_its_parameters_and_no_other(String name)
      throws IOException {
    BaseModel base = GoldenEncoder.open(name).base();
    Adapter adapter =
        Adapters.adapter(
            base,
            Pooling.MEAN,
            new TokenLabels(List.of("city")),
            new Calibration.Tokens(1, null),
            new EncoderChange.None());
    assertThat(exported(base, adapter)).isEqualTo(parameters(base, true, "classifier"));
  }

  @ParameterizedTest
  @FieldSource("ARCHITECTURES")
  void a_bare_encoder_finds_each_of_its_parameters_and_no_other(String name) throws IOException {
    BaseModel base = GoldenEncoder.open(name).base();
    Adapter adapter = Adapters.adapter(base, Pooling.MEAN, new EncoderChange.None());
    boolean pooler = !Set.of("distilbert", "electra").contains(name);
    assertThat(exported(base, adapter))
        .isEqualTo(pooler ? parameters(base, false, "pooler.dense") : parameters(base, false));
  }

  @Test
  void what_a_base_models_config_says_of_other_weights_is_left_out() throws IOException {
    ObjectNode config =
        (ObjectNode) JSON.readTree(GoldenEncoder.directory("bert").resolve("config.json").toFile());
    config.put("dtype", "bfloat16").put("torch_dtype", "bfloat16").put("num_labels", 7);
    config.put("problem_type", "multi_label_classification").put("transformers_version", "4.57.3");
    config.putObject("auto_map").put("AutoModel", "modeling.Other");
    config.putObject("quantization_config").put("quant_method", "other");
    config.putObject("id2label").put("0", "left").put("1", "right");
    Path source = Files.createDirectory(root.resolve("base"));
    for (String file : List.of("model.safetensors", "tokenizer.json")) {
      Files.copy(GoldenEncoder.directory("bert").resolve(file), source.resolve(file));
    }
    JSON.writeValue(source.resolve("config.json").toFile(), config);
    BaseModel base = BaseModel.open(source);
    var task = new TokenLabels(List.of("city"));
    Export.to(
        root.resolve("version"),
        base,
        Adapters.adapter(
            base, Pooling.CLS, task, new Calibration.Tokens(1, null), new EncoderChange.None()),
        List.of());

    JsonNode written = JSON.readTree(root.resolve("version/config.json").toFile());
    assertThat(written.properties().stream().map(Map.Entry::getKey))
        .doesNotContain("auto_map", "dtype", "num_labels", "problem_type", "quantization_config");
    assertThat(written.path("torch_dtype").asText()).isEqualTo("float32");
    assertThat(written.path("transformers_version").asText()).isEqualTo("4.57.1");
    assertThat(written.path("id2label")).hasSize(3);
    assertThat(written.path("hidden_size").asInt()).isEqualTo(16);
  }

  private Set<String> exported(BaseModel base, Adapter adapter) throws IOException {
    Path directory = root.resolve("version");
    Export.to(directory, base, adapter, List.of());
    return new TreeSet<>(Safetensors.read(directory.resolve("model.safetensors")).keySet());
  }

  /** Those of the encoder, and weight and bias of some linears. */
  private static Set<String> parameters(BaseModel base, boolean prefixed, String... linears) {
    Architecture architecture = base.info().encoder().architecture();
    Set<String> names = new TreeSet<>();
    for (String parameter : base.info().encoder().parameterShapes().keySet()) {
      names.add((prefixed ? architecture.prefix() : "") + architecture.nativeName(parameter));
    }
    for (String linear : linears) {
      names.addAll(List.of(linear + ".weight", linear + ".bias"));
    }
    return names;
  }
}
