package dev.attune.text.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.text.base.BaseModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A base model's tokenizer as {@code transformers} reads it. */
final class TokenizerFiles {
  private static final Map<String, List<String>> SPECIAL =
      Map.of(
          "pad_token", List.of("[PAD]", "<pad>"),
          "unk_token", List.of("[UNK]", "<unk>"),
          "mask_token", List.of("[MASK]", "<mask>"),
          "cls_token", List.of("[CLS]", "<s>"),
          "sep_token", List.of("[SEP]", "</s>"));

  private TokenizerFiles() {}

  static void write(BaseModel base, int maxTokens, Path directory) throws IOException {
    ObjectNode tokenizer = (ObjectNode) base.tokenizerDescription().deepCopy();
    tokenizer.putNull("padding");
    tokenizer.putNull("truncation");
    ExportJson.write(directory.resolve("tokenizer.json"), tokenizer);
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("tokenizer_class", "PreTrainedTokenizerFast");
    config.put("model_max_length", maxTokens);
    config.put("padding_side", "right");
    config.put("truncation_side", "right");
    config.put("model_input_names", List.of("input_ids", "attention_mask"));
    config.put("clean_up_tokenization_spaces", false);
    for (String role : SPECIAL.keySet().stream().sorted().toList()) {
      for (String token : SPECIAL.getOrDefault(role, List.of())) {
        if (knows(tokenizer, token)) {
          config.putIfAbsent(role, token);
        }
      }
    }
    ExportJson.write(directory.resolve("tokenizer_config.json"), config);
  }

  private static boolean knows(JsonNode tokenizer, String token) {
    JsonNode vocabulary = tokenizer.path("model").path("vocab");
    if (vocabulary.isObject() && vocabulary.has(token)) {
      return true;
    }
    for (JsonNode added : tokenizer.path("added_tokens")) {
      if (added.path("content").asText().equals(token)) {
        return true;
      }
    }
    return false;
  }
}
