package dev.attune.text.export;

import dev.attune.text.adapter.Adapter;
import dev.attune.text.adapter.MergedWeights;
import dev.attune.text.base.BaseModel;
import dev.attune.text.base.BaseModelInfo;
import dev.attune.text.learn.TrainedModel;
import dev.attune.text.learn.TrainingExample;
import dev.attune.text.metrics.Score;
import dev.attune.text.onnx.GraphLimit;
import dev.attune.text.onnx.Precision;
import dev.attune.text.onnx.VersionGraph;
import dev.attune.text.tensor.Tensor;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A version on its way out: its changes merged into the base model's weights, in the forms that
 * other programs open.
 *
 * <pre>
 * config.json, model.safetensors, tokenizer.json, tokenizer_config.json    for transformers
 * modules.json, 1_Pooling, 2_Dense                                         when it pools by the mean
 * onnx/model.onnx, onnx/model_int8.onnx                                    for ONNX Runtime
 * onnx/parity.json                                                         what was measured on them
 * version.json                                                             task, calibration, limits
 * </pre>
 *
 * A version with several outputs has one directory of the first kind for each, named after the
 * output, and ONNX files with all outputs. One whose base model no ONNX file holds has none.
 */
public final class Export {
  /** The folder of the ONNX files. */
  static final String ONNX = "onnx";

  private final BaseModel base;
  private final Adapter adapter;
  private final List<ExportedOutput> outputs;
  private final Map<String, Tensor> weights;

  private Export(BaseModel base, Adapter adapter) throws IOException {
    adapter.verifyAgainst(base.info());
    this.base = base;
    this.adapter = adapter;
    this.outputs = ExportedOutput.of(adapter.heads());
    this.weights = MergedWeights.of(base.tensors(), adapter.change());
  }

  /**
   * Writes everything into a directory that does not exist yet; it appears whole or not at all.
   *
   * @param test the texts to measure the ONNX files on, with their right answers; none for no
   *     measurement
   * @throws dev.attune.text.adapter.InvalidAdapterException if the adapter belongs to another base
   *     model
   * @throws FileAlreadyExistsException if the directory exists
   * @throws IOException if a file cannot be written
   */
  public static void to(Path directory, BaseModel base, Adapter adapter, List<TrainingExample> test)
      throws IOException {
    to(directory, base, adapter, test, () -> {});
  }

  /**
   * As {@link #to(Path, BaseModel, Adapter, List)}, for a caller that has to show that it gets on.
   *
   * @param step called before every file and every batch of texts; what it throws ends the export
   */
  public static void to(
      Path directory, BaseModel base, Adapter adapter, List<TrainingExample> test, Runnable step)
      throws IOException {
    to(directory, base, adapter, test, step, GraphLimit::tooLarge);
  }

  /** The same with another answer to why there can be no ONNX files. */
  static void to(
      Path directory,
      BaseModel base,
      Adapter adapter,
      List<TrainingExample> test,
      Runnable step,
      Function<BaseModelInfo, Optional<String>> tooLarge)
      throws IOException {
    if (Files.exists(directory)) {
      throw new FileAlreadyExistsException(directory.toString());
    }
    Path target = directory.toAbsolutePath();
    Path temporary = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
    try {
      Files.createDirectories(temporary);
      new Export(base, adapter).write(temporary, test, step, tooLarge.apply(base.info()));
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      delete(temporary);
    }
  }

  private void write(
      Path directory, List<TrainingExample> test, Runnable step, Optional<String> withoutOnnx)
      throws IOException {
    var forOthers = new HuggingFaceDirectory(base, adapter, weights);
    List<String> classes = new ArrayList<>();
    for (ExportedOutput output : outputs) {
      step.run();
      classes.add(forOthers.write(output.head(), directory.resolve(output.folder())));
    }
    if (outputs.size() > 1) {
      TokenizerFiles.write(base, adapter.maxTokens(), directory);
    }
    ExportJson.write(
        directory.resolve("version.json"),
        VersionDescription.of(base.info(), adapter, outputs, classes, withoutOnnx));
    if (withoutOnnx.isEmpty()) {
      writeGraphs(directory, test, step);
    }
  }

  private void writeGraphs(Path directory, List<TrainingExample> test, Runnable step)
      throws IOException {
    Files.createDirectories(directory.resolve(ONNX));
    for (Precision precision : Precision.values()) {
      step.run();
      writeGraph(precision, file(directory, precision));
    }
    if (!test.isEmpty()) {
      ExportJson.write(
          directory.resolve(ONNX).resolve("parity.json"), parity(directory, test, step));
    }
  }

  private static Path file(Path directory, Precision precision) {
    return directory.resolve(ONNX).resolve(precision.fileName());
  }

  private void writeGraph(Precision precision, Path file) throws IOException {
    List<VersionGraph.Head> heads = new ArrayList<>();
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("maxTokens", Integer.toString(adapter.maxTokens()));
    for (ExportedOutput output : outputs) {
      PlainHead head = output.head();
      heads.add(
          new VersionGraph.Head(
              output.onnx(), head.weight(), head.bias(), head.original().perToken()));
      metadata.put("names." + output.onnx(), ExportJson.MAPPER.writeValueAsString(head.names()));
    }
    VersionGraph.write(base.info(), weights, adapter.pooling(), heads, precision, metadata, file);
  }

  private Map<String, Object> parity(Path directory, List<TrainingExample> test, Runnable step)
      throws IOException {
    TestSplit split = TestSplit.of(base, adapter, test);
    float[][][] version;
    try (TrainedModel trained = TrainedModel.open(base, adapter)) {
      version = split.logits(stepping(trained::logits, step));
    }
    Map<String, Object> report = new LinkedHashMap<>();
    Score headline = split.headline(version);
    report.put("examples", test.size());
    report.put("runtime", ExportedModel.runtime());
    report.put("version", Map.of("headline", headline));
    for (Precision precision : Precision.values()) {
      Path file = file(directory, precision);
      try (ExportedModel exported = ExportedModel.open(file, outputs)) {
        float[][][] logits = split.logits(stepping(exported::logits, step));
        report.put(
            precision.fileName(),
            Parity.of(precision.id(), Files.size(file), split, version, logits));
      }
    }
    return report;
  }

  private static TestSplit.Model stepping(TestSplit.Model model, Runnable step) {
    return rows -> {
      step.run();
      return model.logits(rows);
    };
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    List<Path> contents = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(directory)) {
      walk.sorted(Comparator.reverseOrder()).forEach(contents::add);
    }
    for (Path path : contents) {
      Files.delete(path);
    }
  }
}
