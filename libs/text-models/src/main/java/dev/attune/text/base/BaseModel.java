package dev.attune.text.base;

import dev.attune.text.tensor.Safetensors;
import dev.attune.text.tensor.SafetensorsHeader;
import dev.attune.text.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A pretrained BERT encoder opened from a directory in Hugging Face layout: {@code config.json},
 * {@code tokenizer.json} and {@code model.safetensors}, and {@code attune.json} when a store wrote
 * it.
 *
 * <p>Weights are read anew each time they are asked for and not kept, so that holding a model costs
 * little. Safe for use by many threads.
 */
public final class BaseModel {
  private static final String BERT_PREFIX = "bert.";

  private final ModelFiles files;
  private final BaseModelInfo info;
  private final Map<String, long[]> shapes;
  private @Nullable Tokenizer tokenizer;

  private BaseModel(ModelFiles files, BaseModelInfo info, Map<String, long[]> shapes) {
    this.files = files;
    this.info = info;
    this.shapes = shapes;
  }

  /**
   * Opens a model and checks that every parameter is there with the right shape. Contents are
   * compared with the sizes recorded at installation, not hashed; see {@link #verify()}.
   *
   * @throws InvalidBaseModelException if a file is missing, changed in size or of an unsupported
   *     kind
   * @throws dev.attune.text.tensor.SafetensorsException if the weights' header is damaged
   */
  public static BaseModel open(Path directory) throws IOException {
    ModelFiles files = new ModelFiles(directory);
    BertConfig config = files.config();
    Provenance provenance = provenance(files);
    files.checkSizes(provenance);
    Map<String, long[]> shapes = config.parameterShapes();
    checkParameters(files, shapes);
    long parameters = shapes.values().stream().mapToLong(Tensor::elementCount).sum();
    String name = directory.toAbsolutePath().normalize().getFileName().toString();
    var info =
        new BaseModelInfo(
            name,
            provenance.language(),
            "bert",
            config.layers(),
            config.hiddenSize(),
            config.intermediateSize(),
            config.heads(),
            config.maxPositions(),
            config.vocabularySize(),
            parameters,
            Pooling.of(provenance.pooling()),
            (float) config.layerNormEpsilon(),
            provenance.licence(),
            provenance.source(),
            FileRecord.combinedHash(provenance.files()));
    return new BaseModel(files, info, shapes);
  }

  /** Name, sizes, licence and hash. */
  public BaseModelInfo info() {
    return info;
  }

  /**
   * One parameter by its Hugging Face name without the {@code bert.} prefix, for example {@code
   * encoder.layer.0.attention.self.query.weight} of shape [out, in].
   *
   * @throws IllegalArgumentException if an encoder of this size has no such parameter
   */
  public Tensor tensor(String name) throws IOException {
    if (!shapes.containsKey(name)) {
      throw new IllegalArgumentException(
          "The base model %s has no parameter %s.".formatted(info.name(), name));
    }
    return named(Safetensors.read(files.weights(), storedNames(name)), name);
  }

  /** Every parameter of the encoder, embeddings first, then layer by layer. */
  public Map<String, Tensor> tensors() throws IOException {
    SortedMap<String, Tensor> stored = Safetensors.read(files.weights());
    Map<String, Tensor> result = new LinkedHashMap<>();
    for (String name : shapes.keySet()) {
      result.put(name, named(stored, name));
    }
    return result;
  }

  private static Predicate<String> storedNames(String name) {
    return stored -> stored.equals(name) || stored.equals(BERT_PREFIX + name);
  }

  private Tensor named(SortedMap<String, Tensor> stored, String name) throws IOException {
    Tensor tensor = stored.get(name);
    tensor = tensor == null ? stored.get(BERT_PREFIX + name) : tensor;
    if (tensor == null) {
      throw files.problem(ModelFiles.WEIGHTS + " lost the parameter " + name + ".");
    }
    return tensor.renamed(name);
  }

  /**
   * The tokenizer, cutting at the longest input this model takes; one per model, for all threads.
   */
  public synchronized Tokenizer tokenizer() throws IOException {
    if (tokenizer == null) {
      tokenizer = Tokenizer.open(files.tokenizer(), info.maxTokens());
    }
    return tokenizer;
  }

  /**
   * The same tokenizer, cutting earlier.
   *
   * @throws IllegalArgumentException if the model takes no inputs of that length
   */
  public Tokenizer tokenizer(int maxTokens) throws IOException {
    return tokenizer().limitedTo(maxTokens);
  }

  /**
   * Hashes every file and compares with what was installed.
   *
   * @throws InvalidBaseModelException if a byte differs
   */
  public void verify() throws IOException {
    files.checkHashes(provenance(files));
  }

  private static Provenance provenance(ModelFiles files) throws IOException {
    if (files.hasProvenance()) {
      return files.provenance();
    }
    return new Provenance(
        Provenance.SCHEMA,
        "und",
        Pooling.MEAN.id(),
        "unknown",
        "a local directory",
        files.hashes());
  }

  private static void checkParameters(ModelFiles files, Map<String, long[]> shapes)
      throws IOException {
    SortedMap<String, SafetensorsHeader.Entry> entries =
        Safetensors.header(files.weights()).entries();
    for (var expected : shapes.entrySet()) {
      String name = expected.getKey();
      SafetensorsHeader.Entry entry = entries.get(name);
      entry = entry == null ? entries.get(BERT_PREFIX + name) : entry;
      if (entry == null) {
        throw files.problem("%s has no parameter %s.".formatted(ModelFiles.WEIGHTS, name));
      }
      if (!Arrays.equals(entry.shape(), expected.getValue())) {
        throw files.problem(
            "the parameter %s has the shape %s, not %s."
                .formatted(
                    name, Arrays.toString(entry.shape()), Arrays.toString(expected.getValue())));
      }
    }
  }
}
