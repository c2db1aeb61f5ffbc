package dev.attune.text.base;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the members of a Hugging Face {@code config.json} that decide the shape of an encoder,
 * under the names each family gives them. Whatever would make the network another one is refused.
 */
final class ModelConfig {
  private static final Map<String, String> DISTILBERT_MEMBERS =
      Map.of(
          "num_hidden_layers", "n_layers",
          "hidden_size", "dim",
          "intermediate_size", "hidden_dim",
          "num_attention_heads", "n_heads",
          "hidden_act", "activation");
  private static final double USUAL_EPSILON = 1e-12;
  private static final int ROBERTA_PADDING_ID = 1;
  private static final int SHORTEST_INPUT = 3;

  private final ModelFiles files;
  private final JsonNode json;
  private final Architecture architecture;

  private ModelConfig(ModelFiles files, JsonNode json, Architecture architecture) {
    this.files = files;
    this.json = json;
    this.architecture = architecture;
  }

  static EncoderShape read(ModelFiles files, JsonNode json) throws InvalidBaseModelException {
    String type = json.path("model_type").asText();
    Optional<Architecture> architecture = Architecture.of(type);
    if (architecture.isEmpty()) {
      throw files.problem(
          "its model_type is '%s'; supported are %s.".formatted(type, Architecture.ids()));
    }
    return new ModelConfig(files, json, architecture.get()).shape();
  }

  private EncoderShape shape() throws InvalidBaseModelException {
    refuseOtherNetworks();
    int hiddenSize = size("hidden_size");
    int heads = size("num_attention_heads");
    if (hiddenSize % heads != 0) {
      throw files.problem(
          "its hidden size %d is not a multiple of its %d heads.".formatted(hiddenSize, heads));
    }
    int positions = size("max_position_embeddings");
    int firstPosition = firstPosition();
    if (positions - firstPosition < SHORTEST_INPUT) {
      throw files.problem("its %d positions leave no room for a text.".formatted(positions));
    }
    return new EncoderShape(
        architecture,
        activation(),
        size("num_hidden_layers"),
        hiddenSize,
        size("intermediate_size"),
        heads,
        architecture == Architecture.ELECTRA ? size("embedding_size") : hiddenSize,
        size("vocab_size"),
        tokenTypes(),
        positions,
        firstPosition,
        epsilon());
  }

  private void refuseOtherNetworks() throws InvalidBaseModelException {
    String positions = json.path("position_embedding_type").asText("absolute");
    if (!positions.equals("absolute")) {
      throw files.problem(
          "its position_embedding_type is '%s' and only 'absolute' is supported."
              .formatted(positions));
    }
    if (json.path("is_decoder").asBoolean()) {
      throw files.problem("it is a decoder, and only encoders are supported.");
    }
  }

  private Activation activation() throws InvalidBaseModelException {
    String name = json.path(member("hidden_act")).asText("gelu");
    Optional<Activation> activation = Activation.of(name);
    if (activation.isEmpty()) {
      throw files.problem(
          "its %s is '%s'; supported are %s."
              .formatted(member("hidden_act"), name, Activation.names()));
    }
    return activation.get();
  }

  private int tokenTypes() throws InvalidBaseModelException {
    if (architecture == Architecture.DISTILBERT) {
      return 0;
    }
    return json.has("type_vocab_size") ? size("type_vocab_size") : 2;
  }

  private int firstPosition() {
    return switch (architecture) {
      case ROBERTA, XLM_ROBERTA -> json.path("pad_token_id").asInt(ROBERTA_PADDING_ID) + 1;
      case BERT, DISTILBERT, ELECTRA -> 0;
    };
  }

  private double epsilon() throws InvalidBaseModelException {
    JsonNode value = json.path("layer_norm_eps");
    if (architecture == Architecture.DISTILBERT || value.isMissingNode()) {
      return USUAL_EPSILON;
    }
    if (!(value.asDouble() > 0)) {
      throw files.problem("its layer_norm_eps is not positive.");
    }
    return value.asDouble();
  }

  private int size(String name) throws InvalidBaseModelException {
    JsonNode value = json.path(member(name));
    if (!value.canConvertToExactIntegral() || !value.canConvertToInt() || value.asInt() < 1) {
      throw files.problem(
          value.isMissingNode()
              ? "config.json lacks %s.".formatted(member(name))
              : "its %s is %s, not a number of 1 or more.".formatted(member(name), value));
    }
    return value.asInt();
  }

  private String member(String name) {
    return architecture == Architecture.DISTILBERT
        ? DISTILBERT_MEMBERS.getOrDefault(name, name)
        : name;
  }
}
