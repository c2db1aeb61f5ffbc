package dev.attune.text.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.text.TestModels;
import dev.attune.text.tensor.Safetensors;
import dev.attune.text.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory with a very small encoder, damaged in different ways. */
class BaseModelTest {
  private static final String CONFIG =
      """
      {"model_type": "bert", "hidden_act": "gelu", "num_hidden_layers": 1, "hidden_size": 4,
       "intermediate_size": 8, "num_attention_heads": 2, "max_position_embeddings": 16,
       "type_vocab_size": 2, "vocab_size": 11, "layer_norm_eps": 1e-12}
      """;

  @TempDir Path root;
  private Path directory = Path.of("");

  @BeforeEach
  void writeSmallModel() throws IOException {
    directory = Files.createDirectory(root.resolve("tiny"));
    Files.writeString(directory.resolve("config.json"), CONFIG);
    Files.copy(
        TestModels.ROOT
            .resolve(TestModels.open("minilm-l6-en").info().name())
            .resolve("tokenizer.json"),
        directory.resolve("tokenizer.json"));
    Safetensors.write(directory.resolve("model.safetensors"), parameters(""));
  }

  @Test
  void a_plain_hugging_face_directory_opens() throws Exception {
    BaseModel model = BaseModel.open(directory);
    assertThat(model.info().name()).isEqualTo("tiny");
    assertThat(model.info().maxTokens()).isEqualTo(16);
    assertThat(model.info().parameters()).isEqualTo(116 + 8 + 4 * 20 + 8 + 40 + 36 + 8);
    assertThat(model.info().sha256()).hasSize(64);
    assertThat(model.tensors()).hasSize(5 + 16);
  }

  @Test
  void names_with_the_prefix_bert_are_known_too() throws Exception {
    Safetensors.write(directory.resolve("model.safetensors"), parameters("bert."));
    String name = "encoder.layer.0.attention.self.query.weight";
    assertThat(BaseModel.open(directory).tensor(name).name()).isEqualTo(name);
    assertThat(BaseModel.open(directory).tensors()).containsKey(name);
  }

  @Test
  void a_parameter_that_no_encoder_has_is_refused() throws Exception {
    BaseModel model = BaseModel.open(directory);
    assertThatThrownBy(() -> model.tensor("encoder.layer.1.output.dense.bias"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The base model tiny has no parameter encoder.layer.1.output.dense.bias.");
  }

  @Test
  void a_missing_file_is_named() throws Exception {
    Files.delete(directory.resolve("tokenizer.json"));
    assertInvalid("tokenizer.json is missing.");
  }

  @Test
  void a_missing_parameter_is_named() throws Exception {
    List<Tensor> parameters = parameters("");
    Tensor removed = parameters.removeLast();
    Safetensors.write(directory.resolve("model.safetensors"), parameters);
    assertInvalid("model.safetensors has no parameter " + removed.name() + ".");
  }

  @Test
  void a_parameter_of_another_shape_is_named() throws Exception {
    Files.writeString(
        directory.resolve("config.json"),
        CONFIG.replace("\"vocab_size\": 11", "\"vocab_size\": 12"));
    assertInvalid("embeddings.word_embeddings.weight has the shape [11, 4], not [12, 4].");
  }

  @Test
  void another_kind_of_network_is_refused() throws Exception {
    Files.writeString(directory.resolve("config.json"), CONFIG.replace("\"bert\"", "\"t5\""));
    assertInvalid("its model_type is 't5' and only 'bert' is supported.");
    Files.writeString(directory.resolve("config.json"), CONFIG.replace("\"gelu\"", "\"relu\""));
    assertInvalid("its hidden_act is 'relu' and only 'gelu' is supported.");
    Files.writeString(directory.resolve("config.json"), CONFIG.replace("1e-12", "0"));
    assertInvalid("layer_norm_eps");
  }

  @Test
  void a_config_that_is_not_json_is_refused() throws Exception {
    Files.writeString(directory.resolve("config.json"), "{");
    assertInvalid("config.json is not valid JSON of the expected form.");
  }

  @Test
  void a_file_changed_after_installation_is_noticed() throws Exception {
    Provenance.write(new ModelOrigin("en", Pooling.CLS, "MIT", "a test"), directory);
    BaseModel model = BaseModel.open(directory);
    model.verify();
    assertThat(model.info().pooling()).isEqualTo(Pooling.CLS);

    Files.writeString(directory.resolve("config.json"), CONFIG.replace("1e-12", "1e-11"));
    assertThatThrownBy(model::verify)
        .isInstanceOf(InvalidBaseModelException.class)
        .hasMessageContaining("config.json is not the file that was installed");

    Files.writeString(directory.resolve("config.json"), CONFIG + " ");
    assertInvalid("config.json has");
  }

  @Test
  void a_directory_is_added_to_a_store_under_a_name() throws Exception {
    var store = new BaseModelStore(root.resolve("store"));
    var origin = new ModelOrigin("zh", Pooling.CLS, "MIT", "a test");
    BaseModelInfo info = store.add("mine-1", directory, origin);
    assertThat(info.name()).isEqualTo("mine-1");
    assertThat(info.language()).isEqualTo("zh");
    assertThat(info.sha256()).isEqualTo(BaseModel.open(directory).info().sha256());
    store.open("mine-1").verify();
    assertThat(store.list()).containsExactly(info);
    assertThatThrownBy(() -> store.add("mine-1", directory, origin))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There is a base model 'mine-1' already.");
    assertThatThrownBy(() -> store.add("../mine", directory, origin))
        .isInstanceOf(IllegalArgumentException.class);
    Files.delete(directory.resolve("config.json"));
    assertThatThrownBy(() -> store.add("mine-2", directory, origin))
        .isInstanceOf(InvalidBaseModelException.class);
    assertThat(store.list()).containsExactly(info);
  }

  private void assertInvalid(String problem) {
    assertThatThrownBy(() -> BaseModel.open(directory))
        .isInstanceOf(InvalidBaseModelException.class)
        .hasMessageStartingWith("The base model in 'tiny' is not usable: ")
        .hasMessageContaining(problem);
  }

  private List<Tensor> parameters(String prefix) throws IOException {
    List<Tensor> tensors = new ArrayList<>();
    new ModelFiles(directoryWithWeights())
        .config()
        .parameterShapes()
        .forEach(
            (name, shape) ->
                tensors.add(
                    new Tensor(prefix + name, shape, new float[(int) Tensor.elementCount(shape)])));
    return tensors;
  }

  private Path directoryWithWeights() throws IOException {
    Path weights = directory.resolve("model.safetensors");
    if (!Files.exists(weights)) {
      Files.createFile(weights);
    }
    return directory;
  }
}
