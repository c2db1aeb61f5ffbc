package dev.attune.worker.exports;

import dev.attune.data.artifacts.ArtifactStore.StoredFile;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The version that is to be written out.
 *
 * @param artifact key of the version's own files
 * @param snapshot whose test split to measure on; null when the data set has been deleted
 */
record ExportRequest(
    UUID modelId,
    String model,
    int number,
    String baseModel,
    String artifact,
    Map<String, StoredFile> files,
    @Nullable UUID snapshot) {

  /** What the version is called outside: {@code mood-3}. */
  String title() {
    return model + "-" + number;
  }

  /** The name of its zip. */
  String file() {
    return title() + ".zip";
  }
}
