package dev.attune.text.base;

import dev.attune.text.tensor.AtomicFile;
import dev.attune.text.tensor.Safetensors;
import dev.attune.text.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes a packaged ONNX model as a directory in Hugging Face layout. */
final class PackagedModelConverter {
  private PackagedModelConverter() {}

  /** Fills an empty directory; the same model always gives the same bytes. */
  static void convert(PackagedModel model, Path directory) throws IOException {
    OnnxWeights weights;
    try (InputStream onnx = model.onnx()) {
      weights = OnnxWeights.read(onnx);
    }
    Map<String, Tensor> tensors = weights.tensors();
    BertConfig config = config(model, tensors, weights.layerNormEpsilon());
    List<Tensor> parameters = new ArrayList<>();
    for (String name : config.parameterShapes().keySet()) {
      parameters.add(require(model, tensors, name));
    }
    Safetensors.write(directory.resolve(ModelFiles.WEIGHTS), parameters, Map.of("format", "pt"));
    ModelFiles.writeJson(directory.resolve(ModelFiles.CONFIG), config);
    try (InputStream tokenizer = model.tokenizer()) {
      byte[] json = TokenizerCase.mend(tokenizer);
      AtomicFile.write(directory.resolve(ModelFiles.TOKENIZER), out -> out.write(json));
    }
    Provenance.write(model.origin(), directory);
  }

  private static BertConfig config(
      PackagedModel model, Map<String, Tensor> tensors, double layerNormEpsilon)
      throws IOException {
    long[] words = require(model, tensors, "embeddings.word_embeddings.weight").shape();
    long[] positions = require(model, tensors, "embeddings.position_embeddings.weight").shape();
    long[] types = require(model, tensors, "embeddings.token_type_embeddings.weight").shape();
    long[] intermediate =
        require(model, tensors, "encoder.layer.0.intermediate.dense.bias").shape();
    int layers = 0;
    while (tensors.containsKey("encoder.layer." + layers + ".output.dense.bias")) {
      layers++;
    }
    return new BertConfig(
        "bert",
        "gelu",
        "absolute",
        layers,
        (int) words[1],
        (int) intermediate[0],
        model.heads(),
        (int) positions[0],
        (int) types[0],
        (int) words[0],
        layerNormEpsilon);
  }

  private static Tensor require(PackagedModel model, Map<String, Tensor> tensors, String name)
      throws IOException {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IOException(
          "%s does not hold the parameter %s.".formatted(model.onnxResource(), name));
    }
    return tensor;
  }
}
