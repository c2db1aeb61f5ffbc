package dev.attune.worker.suggestions;

import dev.attune.data.artifacts.ArtifactStore.StoredFile;
import java.util.Map;
import java.util.UUID;

/**
 * Which version is to look at which data set.
 *
 * @param artifact key of the version's files
 */
record SuggestionRequest(
    UUID dataset, UUID version, String baseModel, String artifact, Map<String, StoredFile> files) {}
