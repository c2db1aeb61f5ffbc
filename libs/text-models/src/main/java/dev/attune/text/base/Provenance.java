package dev.attune.text.base;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;

/**
 * The content of {@code attune.json}, which a store writes beside a base model's own files.
 *
 * @param schema version of this record's form
 * @param language a BCP 47 tag
 * @param pooling {@code mean} or {@code cls}
 * @param licence SPDX identifier
 * @param source where the files came from
 * @param files the model's files as they were installed
 */
@JsonPropertyOrder({"schema", "language", "pooling", "licence", "source", "files"})
record Provenance(
    int schema,
    String language,
    String pooling,
    String licence,
    String source,
    SortedMap<String, FileRecord> files) {

  static final int SCHEMA = 1;
  static final String FILE = "attune.json";

  /** Hashes a directory's model files and records them beside the files. */
  static void write(ModelOrigin origin, Path directory) throws IOException {
    ModelFiles.writeJson(directory.resolve(FILE), of(origin, new ModelFiles(directory)));
  }

  /** What a store would record of a directory's model files, which are hashed. */
  static Provenance of(ModelOrigin origin, ModelFiles files) throws IOException {
    return new Provenance(
        SCHEMA,
        origin.language(),
        origin.pooling().id(),
        origin.licence(),
        origin.source(),
        files.hashes());
  }
}
