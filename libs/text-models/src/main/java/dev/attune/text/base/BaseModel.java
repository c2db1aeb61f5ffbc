package dev.attune.text.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.text.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A pretrained encoder opened from a directory in Hugging Face layout: {@code config.json}, {@code
 * tokenizer.json} and {@code model.safetensors}, whole or in parts, and {@code attune.json} when a
 * store wrote it.
 *
 * <p>Weights are read anew each time they are asked for and not kept, so that holding a model costs
 * little. Safe for use by many threads.
 */
public final class BaseModel {
  private final ModelFiles files;
  private final BaseModelInfo info;
  private final WeightFiles weights;
  private @Nullable Tokenizer tokenizer;

  private BaseModel(ModelFiles files, BaseModelInfo info, WeightFiles weights) {
    this.files = files;
    this.info = info;
    this.weights = weights;
  }

  /**
   * Opens a model and checks that every parameter is there with the right shape. Contents are
   * compared with the sizes recorded at installation, not hashed; see {@link #verify()}. A
   * directory that no store wrote is hashed, its tokenizer compared with its weights, every weight
   * read, and its pooling and licence are what {@link ModelOrigin#of} finds there.
   *
   * @throws InvalidBaseModelException if a file is missing, changed in size or of an unsupported
   *     kind, or a weight is no finite number
   * @throws dev.attune.text.tensor.SafetensorsException if the weights' header is damaged
   */
  public static BaseModel open(Path directory) throws IOException {
    ModelFiles files = new ModelFiles(directory);
    EncoderShape shape = files.shape();
    WeightFiles weights = WeightFiles.open(files, shape);
    if (files.hasProvenance()) {
      files.checkSizes(files.provenance());
    } else {
      TokenizerVocabulary.check(files, shape);
    }
    Provenance provenance = provenance(files, directory);
    long parameters =
        shape.parameterShapes().values().stream().mapToLong(Tensor::elementCount).sum();
    String name = directory.toAbsolutePath().normalize().getFileName().toString();
    var info =
        new BaseModelInfo(
            name,
            provenance.language(),
            shape,
            parameters,
            Pooling.of(provenance.pooling()),
            provenance.licence(),
            provenance.source(),
            FileRecord.combinedHash(provenance.files()));
    var model = new BaseModel(files, info, weights);
    if (!files.hasProvenance()) {
      model.requireFinite();
    }
    return model;
  }

  /** Name, sizes, licence and hash. */
  public BaseModelInfo info() {
    return info;
  }

  /**
   * One parameter by the name it has in BERT without the prefix {@code bert.}, whatever the family:
   * for example {@code encoder.layer.0.attention.self.query.weight} of shape [out, in].
   *
   * @throws IllegalArgumentException if an encoder of this size has no such parameter
   */
  public Tensor tensor(String name) throws IOException {
    if (!info.encoder().parameterShapes().containsKey(name)) {
      throw new IllegalArgumentException(
          "The base model %s has no parameter %s.".formatted(info.name(), name));
    }
    return weights.read(List.of(name)).values().iterator().next();
  }

  /** Every parameter of the encoder by BERT's names, embeddings first, then layer by layer. */
  public Map<String, Tensor> tensors() throws IOException {
    return weights.read(info.encoder().parameterShapes().keySet());
  }

  /**
   * The tokenizer, cutting at the longest input this model takes; one per model, for all threads.
   */
  public synchronized Tokenizer tokenizer() throws IOException {
    if (tokenizer == null) {
      tokenizer = Tokenizer.open(files, info.maxTokens());
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

  /** The content of {@code config.json}. */
  public JsonNode config() throws IOException {
    return files.json(ModelFiles.CONFIG);
  }

  /** The content of {@code tokenizer.json}, as {@link #tokenizer()} reads it. */
  public JsonNode tokenizerDescription() throws IOException {
    return files.tokenizerDescription();
  }

  /** The token that stands for what the tokenizer does not know; none where it knows all. */
  public OptionalInt unknownToken() throws IOException {
    return TokenizerVocabulary.unknown(tokenizerDescription());
  }

  /**
   * Hashes every file and compares with what was installed, if a store did.
   *
   * @throws InvalidBaseModelException if a byte differs
   */
  public void verify() throws IOException {
    if (files.hasProvenance()) {
      files.checkHashes(files.provenance());
    }
  }

  /**
   * Reads every weight.
   *
   * @throws InvalidBaseModelException if one is no finite number
   */
  void requireFinite() throws IOException {
    for (String name : info.encoder().parameterShapes().keySet()) {
      for (float weight : tensor(name).data()) {
        if (!Float.isFinite(weight)) {
          throw files.problem(
              "the parameter %s has a weight that is not a finite number.".formatted(name));
        }
      }
    }
  }

  private static Provenance provenance(ModelFiles files, Path directory) throws IOException {
    return files.hasProvenance()
        ? files.provenance()
        : Provenance.of(ModelOrigin.of(directory), files);
  }
}
