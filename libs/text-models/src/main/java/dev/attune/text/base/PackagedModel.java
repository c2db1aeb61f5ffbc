package dev.attune.text.base;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * A base model that comes as an ONNX file and a tokenizer inside a library on the class path.
 *
 * @param name its name in the store
 * @param heads attention heads, the one size that the weights do not show
 */
record PackagedModel(
    String name, int heads, ModelOrigin origin, String onnxResource, String tokenizerResource) {

  static final List<PackagedModel> ALL =
      List.of(
          new PackagedModel(
              "minilm-l6-en",
              12,
              origin(
                  "en",
                  Pooling.MEAN,
                  "Apache-2.0",
                  "sentence-transformers/all-MiniLM-L6-v2",
                  "all-minilm-l6-v2"),
              "all-minilm-l6-v2.onnx",
              "all-minilm-l6-v2-tokenizer.json"),
          new PackagedModel(
              "bge-small-en",
              12,
              origin("en", Pooling.CLS, "MIT", "BAAI/bge-small-en-v1.5", "bge-small-en-v15"),
              "bge-small-en-v1.5.onnx",
              "bge-small-en-v1.5-tokenizer.json"),
          new PackagedModel(
              "bge-small-zh",
              8,
              origin("zh", Pooling.CLS, "MIT", "BAAI/bge-small-zh-v1.5", "bge-small-zh-v15"),
              "bge-small-zh-v1.5.onnx",
              "bge-small-zh-v1.5-tokenizer.json"));

  InputStream onnx() throws IOException {
    return resource(onnxResource);
  }

  InputStream tokenizer() throws IOException {
    return resource(tokenizerResource);
  }

  private static ModelOrigin origin(
      String language, Pooling pooling, String licence, String model, String artifact) {
    String source = "%s, from dev.langchain4j:langchain4j-embeddings-%s".formatted(model, artifact);
    return new ModelOrigin(language, pooling, licence, source);
  }

  private InputStream resource(String resource) throws IOException {
    InputStream stream = PackagedModel.class.getClassLoader().getResourceAsStream(resource);
    if (stream == null) {
      throw new FileNotFoundException(
          "The base model %s cannot be installed: %s is not on the class path."
              .formatted(name, resource));
    }
    return stream;
  }
}
