package dev.attune.gateway.models;

import dev.attune.data.artifacts.ArtifactStore.StoredFile;
import dev.attune.text.task.Task;
import java.util.Map;
import java.util.UUID;

/**
 * A model version as the database has it; it never changes.
 *
 * @param artifact key of its files in the artifact store
 * @param files checksum and size by file name
 */
record VersionRecord(
    UUID id,
    ModelKey model,
    int number,
    String baseModel,
    String method,
    Task task,
    String artifact,
    Map<String, StoredFile> files) {}
