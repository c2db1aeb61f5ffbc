package dev.attune.text.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.text.tensor.Safetensors;
import dev.attune.text.tensor.SafetensorsHeader;
import dev.attune.text.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A model's weights, in one safetensors file or in several with an index that says which parameter
 * is where. Parameters are asked for by BERT's names; whatever else the files hold, such as a
 * pooler or a language-model head, is passed over.
 */
final class WeightFiles {
  static final String SINGLE = "model.safetensors";
  static final String INDEX = "model.safetensors.index.json";

  private final ModelFiles files;
  private final Map<String, Stored> stored;

  private WeightFiles(ModelFiles files, Map<String, Stored> stored) {
    this.files = files;
    this.stored = stored;
  }

  /** The names of the files that hold the weights, the index among them. */
  static List<String> names(ModelFiles files) throws IOException {
    if (files.has(SINGLE)) {
      return List.of(SINGLE);
    }
    if (!files.has(INDEX)) {
      throw files.problem(
          SINGLE
              + " is missing"
              + (files.has("pytorch_model.bin")
                  ? "; weights in pytorch_model.bin have to be converted to it first."
                  : "."));
    }
    List<String> names = new ArrayList<>(List.of(INDEX));
    names.addAll(new TreeSet<>(shards(files).values()));
    return names;
  }

  /** Reads what the files say they hold and compares it with what an encoder needs. */
  static WeightFiles open(ModelFiles files, EncoderShape shape) throws IOException {
    Map<String, Stored> all = files.has(SINGLE) ? ofOneFile(files) : ofShards(files);
    Map<String, Stored> found = new LinkedHashMap<>();
    for (var expected : shape.parameterShapes().entrySet()) {
      String name = expected.getKey();
      Stored parameter = find(all, shape.architecture().storedNames(name));
      if (parameter == null) {
        throw files.problem(
            "%s has no parameter %s."
                .formatted(
                    files.has(SINGLE) ? SINGLE : INDEX, shape.architecture().nativeName(name)));
      }
      parameter.check(files, expected.getValue());
      found.put(name, parameter);
    }
    return new WeightFiles(files, found);
  }

  private static @Nullable Stored find(Map<String, Stored> all, List<String> names) {
    for (String name : names) {
      Stored parameter = all.get(name);
      if (parameter != null) {
        return parameter;
      }
    }
    return null;
  }

  /** Parameters by BERT's names, in the order asked for, as 32-bit floats. */
  Map<String, Tensor> read(Collection<String> names) throws IOException {
    Map<Path, Map<String, String>> byFile = new TreeMap<>();
    for (String name : names) {
      Stored parameter = require(name);
      byFile.computeIfAbsent(parameter.file(), file -> new HashMap<>()).put(parameter.name(), name);
    }
    Map<String, Tensor> read = new HashMap<>();
    for (var file : byFile.entrySet()) {
      for (Tensor tensor : Safetensors.read(file.getKey(), file.getValue()::containsKey).values()) {
        String name = require(file.getValue(), tensor.name());
        read.put(name, tensor.renamed(name));
      }
    }
    Map<String, Tensor> ordered = new LinkedHashMap<>();
    for (String name : names) {
      Tensor tensor = read.get(name);
      if (tensor == null) {
        throw files.problem("its weights lost the parameter " + name + ".");
      }
      ordered.put(name, tensor);
    }
    return ordered;
  }

  private Stored require(String name) {
    return require(stored, name);
  }

  private static <T> T require(Map<String, T> map, String name) {
    T value = map.get(name);
    if (value == null) {
      throw new IllegalArgumentException("There is no parameter " + name + ".");
    }
    return value;
  }

  private static Map<String, Stored> ofOneFile(ModelFiles files) throws IOException {
    Path file = files.path(SINGLE);
    Map<String, Stored> stored = new HashMap<>();
    Safetensors.header(file)
        .entries()
        .forEach((name, entry) -> stored.put(name, new Stored(name, file, entry)));
    return stored;
  }

  private static Map<String, Stored> ofShards(ModelFiles files) throws IOException {
    Map<String, SafetensorsHeader> headers = new HashMap<>();
    Map<String, Stored> stored = new HashMap<>();
    for (var placed : shards(files).entrySet()) {
      String name = placed.getKey();
      String shard = placed.getValue();
      SafetensorsHeader header = headers.get(shard);
      if (header == null) {
        header = Safetensors.header(files.path(shard));
        headers.put(shard, header);
      }
      SafetensorsHeader.Entry entry = header.entries().get(name);
      if (entry == null) {
        throw files.problem(
            "%s has no parameter %s although %s says so.".formatted(shard, name, INDEX));
      }
      stored.put(name, new Stored(name, files.path(shard), entry));
    }
    return stored;
  }

  /** The file of each parameter as the index has it; a file beside the index and nowhere else. */
  private static Map<String, String> shards(ModelFiles files) throws IOException {
    JsonNode map = files.json(INDEX).path("weight_map");
    if (!map.isObject() || map.isEmpty()) {
      throw files.problem(INDEX + " has no weight_map.");
    }
    Map<String, String> shards = new TreeMap<>();
    for (var member : map.properties()) {
      String shard = member.getValue().asText();
      if (!shard.matches("[A-Za-z0-9][A-Za-z0-9._-]*\\.safetensors")) {
        throw files.problem("%s names the odd file '%s'.".formatted(INDEX, shard));
      }
      if (!Files.isRegularFile(files.path(shard))) {
        throw files.problem(shard + " is missing.");
      }
      shards.put(member.getKey(), shard);
    }
    return shards;
  }

  /** A parameter under the name and in the file where it is. */
  private record Stored(String name, Path file, SafetensorsHeader.Entry entry) {
    void check(ModelFiles files, long[] shape) throws InvalidBaseModelException {
      if (!Arrays.equals(entry.shape(), shape)) {
        throw files.problem(
            "the parameter %s has the shape %s, not %s."
                .formatted(name, Arrays.toString(entry.shape()), Arrays.toString(shape)));
      }
      if (!entry.type().isFloat()) {
        throw files.problem(
            "the parameter %s has numbers of the type %s, which is no weight's."
                .formatted(name, entry.type()));
      }
    }
  }
}
