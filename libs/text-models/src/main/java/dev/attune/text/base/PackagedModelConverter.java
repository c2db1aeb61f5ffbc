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
import java.util.SortedMap;
import java.util.TreeMap;

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
    EncoderShape shape = shape(model, tensors, weights.layerNormEpsilon());
    List<Tensor> parameters = new ArrayList<>();
    for (String name : shape.parameterShapes().keySet()) {
      parameters.add(require(model, tensors, name));
    }
    Safetensors.write(directory.resolve(WeightFiles.SINGLE), parameters, Map.of("format", "pt"));
    ModelFiles.writeJson(directory.resolve(ModelFiles.CONFIG), config(shape));
    try (InputStream tokenizer = model.tokenizer()) {
      byte[] json = TokenizerCase.mend(tokenizer, false);
      AtomicFile.write(directory.resolve(ModelFiles.TOKENIZER), out -> out.write(json));
    }
    Provenance.write(model.origin(), directory);
  }

  /** The members in the order of their names, so that the same model gives the same bytes. */
  private static SortedMap<String, Object> config(EncoderShape shape) {
    SortedMap<String, Object> config = new TreeMap<>();
    config.put("hidden_act", "gelu");
    config.put("hidden_size", shape.hiddenSize());
    config.put("intermediate_size", shape.intermediateSize());
    config.put("layer_norm_eps", shape.layerNormEpsilon());
    config.put("max_position_embeddings", shape.positions());
    config.put("model_type", shape.architecture().id());
    config.put("num_attention_heads", shape.heads());
    config.put("num_hidden_layers", shape.layers());
    config.put("position_embedding_type", "absolute");
    config.put("type_vocab_size", shape.tokenTypes());
    config.put("vocab_size", shape.vocabularySize());
    return config;
  }

  private static EncoderShape shape(
      PackagedModel model, Map<String, Tensor> tensors, double layerNormEpsilon)
      throws IOException {
    long[] words = require(model, tensors, EncoderShape.WORDS).shape();
    long[] positions = require(model, tensors, EncoderShape.POSITIONS).shape();
    long[] intermediate =
        require(model, tensors, "encoder.layer.0.intermediate.dense.bias").shape();
    int layers = 0;
    while (tensors.containsKey("encoder.layer." + layers + ".output.dense.bias")) {
      layers++;
    }
    return EncoderShape.bert(
        layers,
        (int) words[1],
        (int) intermediate[0],
        model.heads(),
        (int) words[0],
        (int) positions[0],
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
