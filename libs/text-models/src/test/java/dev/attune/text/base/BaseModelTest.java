package dev.attune.text.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.text.tensor.Safetensors;
import dev.attune.text.tensor.SafetensorsException;
import dev.attune.text.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A directory with a very small encoder, damaged in different ways. */
class BaseModelTest extends SmallModel {
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
  void the_pooling_that_sentence_transformers_names_is_that_of_the_directory() throws Exception {
    Path pooling = Files.createDirectory(directory.resolve("1_Pooling")).resolve("config.json");
    Files.writeString(
        pooling, "{\"pooling_mode_cls_token\": true, \"pooling_mode_mean_tokens\": false}");
    assertThat(BaseModel.open(directory).info().pooling()).isEqualTo(Pooling.CLS);
    Files.writeString(
        pooling, "{\"pooling_mode_cls_token\": false, \"pooling_mode_max_tokens\": true}");
    assertInvalid("1_Pooling/config.json asks for the pooling max_tokens; only ");
    Files.writeString(pooling, "{\"embedding_dimension\": 4, \"pooling_mode\": \"cls\"}");
    assertThat(BaseModel.open(directory).info().pooling()).isEqualTo(Pooling.CLS);
    Files.writeString(pooling, "{\"pooling_mode\": [\"mean\"]}");
    assertThat(BaseModel.open(directory).info().pooling()).isEqualTo(Pooling.MEAN);
    Files.writeString(pooling, "{\"pooling_mode\": [\"cls\", \"mean\"]}");
    assertInvalid("1_Pooling/config.json asks for the pooling cls and mean; only ");
    Files.writeString(pooling, "{\"pooling_mode\": \"lasttoken\"}");
    assertInvalid("1_Pooling/config.json asks for the pooling lasttoken; only ");
  }

  @Test
  void the_token_for_what_is_not_known_is_told() throws Exception {
    assertThat(BaseModel.open(directory).unknownToken()).hasValue(0);
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
    assertInvalid(
        "its model_type is 't5'; supported are bert, roberta, xlm-roberta, distilbert, electra.");
    Files.writeString(directory.resolve("config.json"), CONFIG.replace("\"gelu\"", "\"tanh\""));
    assertInvalid("its hidden_act is 'tanh'; supported are gelu, ");
    Files.writeString(
        directory.resolve("config.json"), CONFIG.replace("{", "{\"is_decoder\": true, "));
    assertInvalid("it is a decoder, and only encoders are supported.");
    Files.writeString(directory.resolve("config.json"), CONFIG.replace("1e-12", "0"));
    assertInvalid("layer_norm_eps");
  }

  @Test
  void a_size_that_is_missing_or_none_is_named() throws Exception {
    Files.writeString(
        directory.resolve("config.json"), CONFIG.replace("num_hidden_layers", "layers"));
    assertInvalid("config.json lacks num_hidden_layers.");
    Files.writeString(
        directory.resolve("config.json"),
        CONFIG.replace("\"hidden_size\": 4", "\"hidden_size\": -4"));
    assertInvalid("its hidden_size is -4, not a number of 1 or more.");
    Files.writeString(directory.resolve("config.json"), CONFIG.replace("heads\": 2", "heads\": 3"));
    assertInvalid("its hidden size 4 is not a multiple of its 3 heads.");
  }

  @Test
  void a_weight_that_is_no_number_is_refused_by_its_parameter() throws Exception {
    var store = new BaseModelStore(root.resolve("store"));
    var origin = new ModelOrigin("zh", Pooling.CLS, "MIT", "a test");
    List<Tensor> parameters = parameters("");
    Tensor last = parameters.getLast();
    last.data()[0] = Float.NaN;
    Safetensors.write(directory.resolve("model.safetensors"), parameters);

    assertThatThrownBy(() -> store.add("mine", directory, origin))
        .isInstanceOf(InvalidBaseModelException.class)
        .hasMessageContaining(
            "the parameter " + last.name() + " has a weight that is not a finite number");
    assertThat(store.list()).isEmpty();
  }

  @Test
  void weights_cut_short_are_refused() throws Exception {
    Path weights = directory.resolve("model.safetensors");
    byte[] whole = Files.readAllBytes(weights);
    Files.write(weights, Arrays.copyOf(whole, whole.length - 4));
    assertThatThrownBy(() -> BaseModel.open(directory))
        .isInstanceOf(SafetensorsException.class)
        .hasMessageStartingWith("model.safetensors is not a sound safetensors file: ");
  }

  @Test
  void weights_in_a_file_of_python_objects_are_named() throws Exception {
    Files.move(directory.resolve("model.safetensors"), directory.resolve("pytorch_model.bin"));
    assertInvalid(
        "model.safetensors is missing; weights in pytorch_model.bin have to be converted to it first.");
  }

  @Test
  void weights_in_parts_open_when_every_part_is_there() throws Exception {
    List<Tensor> parameters = parameters("bert.");
    Files.delete(directory.resolve("model.safetensors"));
    Safetensors.write(directory.resolve("one.safetensors"), parameters.subList(0, 5));
    Safetensors.write(directory.resolve("two.safetensors"), parameters.subList(5, 21));
    Map<String, String> index = new TreeMap<>();
    for (int i = 0; i < parameters.size(); i++) {
      index.put(parameters.get(i).name(), i < 5 ? "one.safetensors" : "two.safetensors");
    }
    writeIndex(index);
    assertThat(BaseModel.open(directory).tensors()).hasSize(21);
    var store = new BaseModelStore(root.resolve("store"));
    store.add("parts", directory, new ModelOrigin("zh", Pooling.CLS, "MIT", "a test"));
    store.open("parts").verify();
    assertThat(store.open("parts").tensors()).isEqualTo(BaseModel.open(directory).tensors());

    index.put("bert.embeddings.LayerNorm.bias", "two.safetensors");
    writeIndex(index);
    assertInvalid("two.safetensors has no parameter bert.embeddings.LayerNorm.bias although");
    index.put("bert.embeddings.LayerNorm.bias", "../one.safetensors");
    writeIndex(index);
    assertInvalid("names the odd file '../one.safetensors'.");
    index.put("bert.embeddings.LayerNorm.bias", "three.safetensors");
    writeIndex(index);
    assertInvalid("three.safetensors is missing.");
  }

  private void writeIndex(Map<String, String> index) throws IOException {
    Path file = directory.resolve("model.safetensors.index.json");
    new ObjectMapper().writeValue(file.toFile(), Map.of("weight_map", index));
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
}
