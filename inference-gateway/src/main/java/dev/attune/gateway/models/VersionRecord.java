package dev.attune.gateway.models;

import dev.attune.data.artifacts.ArtifactStore.StoredFile;
import dev.attune.text.onnx.Precision;
import dev.attune.text.task.Task;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A model version as the database has it, which never changes, and how it is to be served.
 *
 * @param artifact key of its files in the artifact store
 * @param files checksum and size by file name
 * @param int8Loss by how much its headline figure is worse in 8 bits; null if it was not measured
 * @param precision in which it is served
 * @param cacheBytes memory for its tenant's kept answers
 */
record VersionRecord(
    UUID id,
    ModelKey model,
    int number,
    String baseModel,
    String method,
    Task task,
    String artifact,
    Map<String, StoredFile> files,
    @Nullable Double int8Loss,
    Precision precision,
    long cacheBytes) {

  /** The same, served in 8 bits where the policy allows it. */
  VersionRecord under(ServingPolicy policy) {
    boolean allowed = int8Loss != null && int8Loss <= policy.int8MaxLoss();
    return new VersionRecord(
        id,
        model,
        number,
        baseModel,
        method,
        task,
        artifact,
        files,
        int8Loss,
        allowed ? Precision.INT8 : Precision.FLOAT32,
        policy.cacheBytes());
  }

  /** What of it is loaded. */
  Loadable loadable() {
    return new Loadable(id, precision);
  }
}
