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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

  private static final String TOKENIZER =
      """
      {"version": "1.0",
       "pre_tokenizer": {"type": "BertPreTokenizer"},
       "post_processor": {"type": "BertProcessing", "sep": ["[SEP]", 2], "cls": ["[CLS]", 1]},
       "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
                 "max_input_chars_per_word": 100,
                 "vocab": {"[UNK]": 0, "[CLS]": 1, "[SEP]": 2, "a": 3, "b": 10}}}
      """;

  @TempDir Path root;
  private Path directory = Path.of("");

  @BeforeEach
  void writeSmallModel() throws IOException {
    directory = Files.createDirectory(root.resolve("tiny"));
    Files.writeString(directory.resolve("config.json"), CONFIG);
    Files.writeString(directory.resolve("tokenizer.json"), TOKENIZER);
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
  void a_tokenizer_of_another_vocabulary_is_refused() throws Exception {
    Files.writeString(directory.resolve("tokenizer.json"), TOKENIZER.replace("10", "11"));
    assertInvalid(
        "tokenizer.json has 12 token ids and the weights have vectors for 11: they do not belong together.");
  }

  @Test
  void a_tokenizer_of_another_padding_is_refused() throws Exception {
    Files.writeString(
        directory.resolve("tokenizer.json"), TOKENIZER.replace("\"a\": 3", "\"[PAD]\": 3"));
    Files.writeString(
        directory.resolve("config.json"), CONFIG.replace("{", "{\"pad_token_id\": 3, "));
    assertThat(BaseModel.open(directory).info().name()).isEqualTo("tiny");
    Files.writeString(
        directory.resolve("config.json"), CONFIG.replace("{", "{\"pad_token_id\": 0, "));
    assertInvalid(
        "tokenizer.json gives [PAD] the id 3 and config.json has pad_token_id 0: they do not belong together.");
  }

  @Test
  void a_tokenizer_that_differs_from_the_list_of_tokens_beside_it_is_refused() throws Exception {
    Path list = directory.resolve("vocab.txt");
    Files.write(list, List.of("[UNK]", "[CLS]", "[SEP]", "a"));
    assertThat(BaseModel.open(directory).info().name()).isEqualTo("tiny");
    Files.write(list, List.of("[UNK]", "[CLS]", "a", "[SEP]"));
    assertInvalid(
        "2 of the 4 tokens of vocab.txt have another id in tokenizer.json: they do not belong together.");
    Files.write(list, new byte[] {(byte) 0xff});
    assertInvalid("vocab.txt is not text in UTF-8.");
    Files.delete(list);
    Path map = directory.resolve("vocab.json");
    Files.writeString(map, "{\"[UNK]\": 0, \"[CLS]\": 1, \"[SEP]\": 2, \"a\": 3}");
    assertThat(BaseModel.open(directory).info().name()).isEqualTo("tiny");
    Files.writeString(map, "{\"[UNK]\": 0, \"[CLS]\": 2, \"[SEP]\": 1, \"c\": 3}");
    assertInvalid(
        "3 of the 4 tokens of vocab.json have another id in tokenizer.json: they do not belong together.");
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
  void a_tokenizer_that_cannot_be_used_is_refused() throws Exception {
    var store = new BaseModelStore(root.resolve("store"));
    var origin = new ModelOrigin("zh", Pooling.CLS, "MIT", "a test");
    for (String useless : List.of(TOKENIZER.replace("WordPiece", "Nothing"), noFrame())) {
      Files.writeString(directory.resolve("tokenizer.json"), useless);
      assertThatThrownBy(() -> store.add("mine", directory, origin))
          .isInstanceOf(InvalidBaseModelException.class)
          .hasMessageContaining("tokenizer.json d");
      assertThat(store.list()).isEmpty();
    }
  }

  private static String noFrame() {
    return TOKENIZER.replaceAll("\"post_processor.*", "");
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

  private void assertInvalid(String problem) {
    assertThatThrownBy(() -> BaseModel.open(directory))
        .isInstanceOf(InvalidBaseModelException.class)
        .hasMessageStartingWith("The base model in 'tiny' is not usable: ")
        .hasMessageContaining(problem);
  }

  private static List<Tensor> parameters(String prefix) {
    List<Tensor> tensors = new ArrayList<>();
    EncoderShape.bert(1, 4, 8, 2, 11, 16, 1e-12)
        .parameterShapes()
        .forEach(
            (name, shape) ->
                tensors.add(
                    new Tensor(prefix + name, shape, new float[(int) Tensor.elementCount(shape)])));
    return tensors;
  }
}
