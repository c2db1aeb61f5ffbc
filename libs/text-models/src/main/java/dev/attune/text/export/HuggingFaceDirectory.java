package dev.attune.text.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.text.adapter.Adapter;
import dev.attune.text.base.Architecture;
import dev.attune.text.base.BaseModel;
import dev.attune.text.base.Pooling;
import dev.attune.text.tensor.Safetensors;
import dev.attune.text.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes one output of a version as a directory that {@code transformers} opens, or, where that has
 * no class for it, {@code sentence-transformers}.
 */
final class HuggingFaceDirectory {
  /**
   * The release whose classes this layout was compared with. Without it the tokenizers of a local
   * directory with a large vocabulary are taken for Mistral's, with a warning.
   */
  private static final String TRANSFORMERS = "4.57.1";

  /**
   * What a base model's config may say of weights, labels or code that an export does not have.
   * {@code dtype} goes before {@code torch_dtype} where both are known.
   */
  private static final List<String> OF_THE_BASE_ALONE =
      List.of("auto_map", "dtype", "num_labels", "problem_type", "quantization_config");

  private final BaseModel base;
  private final Adapter adapter;
  private final Map<String, Tensor> weights;
  private final StockHead stock;

  HuggingFaceDirectory(BaseModel base, Adapter adapter, Map<String, Tensor> weights) {
    this.base = base;
    this.adapter = adapter;
    this.weights = weights;
    this.stock = new StockHead(base.info(), weights);
  }

  /** Fills a directory and returns the name of the class that reads it. */
  String write(PlainHead head, Path directory) throws IOException {
    Files.createDirectories(directory);
    Form form = form(head);
    Safetensors.write(
        directory.resolve("model.safetensors"), form.tensors(), Map.of("format", "pt"));
    ExportJson.write(directory.resolve("config.json"), config(head, form.className()));
    TokenizerFiles.write(base, adapter.maxTokens(), directory);
    if (form.pooled()) {
      SentenceModules.write(head, base.info().hiddenSize(), adapter.maxTokens(), directory);
    }
    return form.className();
  }

  private Form form(PlainHead head) {
    String prefix = stock.classPrefix();
    Architecture architecture = base.info().encoder().architecture();
    if (!head.original().perToken() && adapter.pooling() == Pooling.MEAN) {
      List<Tensor> bare = encoder("");
      bare.addAll(stock.unreadPooler());
      return new Form(prefix + "Model", bare, true);
    }
    List<Tensor> tensors = encoder(architecture.prefix());
    if (head.original().perToken()) {
      tensors.addAll(stock.ofTokens(head));
      return new Form(prefix + "ForTokenClassification", tensors, false);
    }
    tensors.addAll(stock.ofTexts(head));
    return new Form(prefix + "ForSequenceClassification", tensors, false);
  }

  private List<Tensor> encoder(String prefix) {
    Architecture architecture = base.info().encoder().architecture();
    List<Tensor> tensors = new ArrayList<>();
    weights.forEach(
        (name, tensor) -> tensors.add(tensor.renamed(prefix + architecture.nativeName(name))));
    return tensors;
  }

  /** The base model's own config with what a head adds to it. */
  private ObjectNode config(PlainHead head, String className) throws IOException {
    ObjectNode config = (ObjectNode) base.config().deepCopy();
    config.remove(OF_THE_BASE_ALONE);
    config.putArray("architectures").add(className);
    config.put("transformers_version", TRANSFORMERS);
    config.put("torch_dtype", "float32");
    ObjectNode labels = config.putObject("id2label");
    ObjectNode numbers = config.putObject("label2id");
    List<String> names = head.names();
    for (int i = 0; i < names.size(); i++) {
      labels.put(Integer.toString(i), names.get(i));
      numbers.put(names.get(i), i);
    }
    if (!head.problemType().isEmpty()) {
      config.put("problem_type", head.problemType());
    }
    return config;
  }

  /**
   * @param pooled whether the head is outside the class
   */
  private record Form(String className, List<Tensor> tensors, boolean pooled) {}
}
