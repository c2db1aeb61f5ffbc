package dev.attune.text.base;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.text.tensor.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of one base model's directory, read and checked. */
final class ModelFiles {
  static final String CONFIG = "config.json";
  static final String TOKENIZER = "tokenizer.json";
  private static final String TOKENIZER_CONFIG = "tokenizer_config.json";

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Path directory;
  private final List<String> names;

  ModelFiles(Path directory) throws IOException {
    this.directory = directory;
    for (String name : List.of(CONFIG, TOKENIZER)) {
      if (!has(name)) {
        throw problem(name + " is missing.");
      }
    }
    List<String> all = new ArrayList<>(List.of(CONFIG, TOKENIZER));
    all.addAll(WeightFiles.names(this));
    this.names = List.copyOf(all);
  }

  /** The files that make up the model: those that are copied and hashed. */
  List<String> names() {
    return names;
  }

  /**
   * The content of tokenizer.json. What no store has written is mended, see {@link TokenizerCase};
   * a store's is as it was installed.
   */
  byte[] tokenizer() throws IOException {
    try (InputStream file = Files.newInputStream(path(TOKENIZER))) {
      return hasProvenance() ? file.readAllBytes() : TokenizerCase.mend(file, saysCased());
    } catch (JsonProcessingException e) {
      throw otherForm(TOKENIZER, e);
    }
  }

  /**
   * Whether the model is said to be cased, as Chinese ones are whose vocabulary has no capital, and
   * Korean ones, whose syllables fall apart where marks are taken off.
   */
  private boolean saysCased() throws IOException {
    return has(TOKENIZER_CONFIG) && !json(TOKENIZER_CONFIG).path("do_lower_case").asBoolean(true);
  }

  /** The same, parsed. */
  JsonNode tokenizerDescription() throws IOException {
    byte[] tokenizer = tokenizer();
    try {
      return JSON.readTree(tokenizer);
    } catch (JsonProcessingException e) {
      throw otherForm(TOKENIZER, e);
    }
  }

  Path path(String name) {
    return directory.resolve(name);
  }

  boolean has(String name) {
    return Files.isRegularFile(path(name));
  }

  EncoderShape shape() throws IOException {
    return ModelConfig.read(this, json(CONFIG));
  }

  JsonNode json(String name) throws IOException {
    return parse(name, JsonNode.class);
  }

  boolean hasProvenance() {
    return has(Provenance.FILE);
  }

  Provenance provenance() throws IOException {
    Provenance provenance = parse(Provenance.FILE, Provenance.class);
    if (provenance.schema() != Provenance.SCHEMA) {
      throw problem(
          "%s has schema %d and this program reads schema %d."
              .formatted(Provenance.FILE, provenance.schema(), Provenance.SCHEMA));
    }
    if (!provenance.files().keySet().containsAll(names)) {
      throw problem(Provenance.FILE + " lacks the hash of a file.");
    }
    return provenance;
  }

  SortedMap<String, FileRecord> hashes() throws IOException {
    SortedMap<String, FileRecord> files = new TreeMap<>();
    for (String name : names) {
      files.put(name, FileRecord.of(path(name)));
    }
    return files;
  }

  /**
   * Compares only sizes, which costs nothing and finds a file that was cut or replaced by another.
   */
  void checkSizes(Provenance provenance) throws IOException {
    for (String name : names) {
      FileRecord recorded = provenance.files().get(name);
      long size = Files.size(path(name));
      if (recorded == null || recorded.size() != size) {
        throw problem("%s has %d bytes, not those it was installed with.".formatted(name, size));
      }
    }
  }

  void checkHashes(Provenance provenance) throws IOException {
    for (var actual : hashes().entrySet()) {
      if (!actual.getValue().equals(provenance.files().get(actual.getKey()))) {
        throw problem(actual.getKey() + " is not the file that was installed: its hash differs.");
      }
    }
  }

  static void writeJson(Path file, Object value) throws IOException {
    AtomicFile.write(
        file,
        out -> {
          out.write(JSON.writeValueAsBytes(value));
          out.write('\n');
        });
  }

  InvalidBaseModelException problem(String text) {
    return new InvalidBaseModelException(directory, text);
  }

  InvalidBaseModelException problem(String text, Throwable cause) {
    return new InvalidBaseModelException(directory, text, cause);
  }

  private InvalidBaseModelException otherForm(String name, JsonProcessingException cause) {
    return problem(name + " is not valid JSON of the expected form.", cause);
  }

  private <T> T parse(String name, Class<T> type) throws IOException {
    try {
      return JSON.readValue(path(name).toFile(), type);
    } catch (JsonProcessingException e) {
      throw otherForm(name, e);
    }
  }
}
