package dev.attune.text.export;

import dev.attune.text.tensor.Safetensors;
import dev.attune.text.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files with which {@code sentence-transformers} pools by the mean and applies a head as a
 * dense layer: what its {@code encode} gives are the head's logits.
 */
final class SentenceModules {
  private static final String MODULES = "sentence_transformers.models.";

  private SentenceModules() {}

  static void write(PlainHead head, int hidden, int maxTokens, Path directory) throws IOException {
    ExportJson.write(
        directory.resolve("modules.json"),
        List.of(
            module(0, "", "Transformer"),
            module(1, "1_Pooling", "Pooling"),
            module(2, "2_Dense", "Dense")));
    ExportJson.write(
        directory.resolve("sentence_bert_config.json"),
        Map.of("max_seq_length", maxTokens, "do_lower_case", false));
    Map<String, Object> pooling = new LinkedHashMap<>();
    pooling.put("word_embedding_dimension", hidden);
    pooling.put("pooling_mode_cls_token", false);
    pooling.put("pooling_mode_mean_tokens", true);
    pooling.put("pooling_mode_max_tokens", false);
    pooling.put("pooling_mode_mean_sqrt_len_tokens", false);
    ExportJson.write(folder(directory, "1_Pooling").resolve("config.json"), pooling);
    Path dense = folder(directory, "2_Dense");
    Tensor weight = head.weight().renamed("linear.weight");
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("in_features", hidden);
    config.put("out_features", weight.shape()[0]);
    config.put("bias", true);
    config.put("activation_function", "torch.nn.modules.linear.Identity");
    ExportJson.write(dense.resolve("config.json"), config);
    Safetensors.write(
        dense.resolve("model.safetensors"),
        List.of(weight, head.bias().renamed("linear.bias")),
        Map.of("format", "pt"));
  }

  private static Path folder(Path directory, String name) throws IOException {
    return Files.createDirectories(directory.resolve(name));
  }

  private static Map<String, Object> module(int number, String path, String type) {
    Map<String, Object> module = new LinkedHashMap<>();
    module.put("idx", number);
    module.put("name", Integer.toString(number));
    module.put("path", path);
    module.put("type", MODULES + type);
    return module;
  }
}
