package dev.attune.text.base;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.text.tensor.Safetensors;
import dev.attune.text.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A directory with a very small encoder, which tests damage in different ways. */
abstract class SmallModel {
  static final String CONFIG =
      """
      {"model_type": "bert", "hidden_act": "gelu", "num_hidden_layers": 1, "hidden_size": 4,
       "intermediate_size": 8, "num_attention_heads": 2, "max_position_embeddings": 16,
       "type_vocab_size": 2, "vocab_size": 11, "layer_norm_eps": 1e-12}
      """;

  static final String TOKENIZER =
      """
      {"version": "1.0",
       "pre_tokenizer": {"type": "BertPreTokenizer"},
       "post_processor": {"type": "BertProcessing", "sep": ["[SEP]", 2], "cls": ["[CLS]", 1]},
       "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
                 "max_input_chars_per_word": 100,
                 "vocab": {"[UNK]": 0, "[CLS]": 1, "[SEP]": 2, "a": 3, "b": 10}}}
      """;

  @TempDir Path root;
  Path directory = Path.of("");

  @BeforeEach
  void writeSmallModel() throws IOException {
    directory = Files.createDirectory(root.resolve("tiny"));
    Files.writeString(directory.resolve("config.json"), CONFIG);
    Files.writeString(directory.resolve("tokenizer.json"), TOKENIZER);
    Safetensors.write(directory.resolve("model.safetensors"), parameters(""));
  }

  void assertInvalid(String problem) {
    assertThatThrownBy(() -> BaseModel.open(directory))
        .isInstanceOf(InvalidBaseModelException.class)
        .hasMessageStartingWith("The base model in 'tiny' is not usable: ")
        .hasMessageContaining(problem);
  }

  static List<Tensor> parameters(String prefix) {
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
