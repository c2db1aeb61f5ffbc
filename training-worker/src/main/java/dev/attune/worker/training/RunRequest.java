package dev.attune.worker.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person asked for, as read when the attempt begins.
 *
 * @param dataset the data set's name
 * @param number the snapshot's number
 * @param search {@code {"trials"}} when hyperparameters are to be searched; null otherwise
 */
record RunRequest(
    UUID run,
    UUID modelId,
    String model,
    UUID datasetId,
    String dataset,
    UUID snapshot,
    int number,
    String contentHash,
    JsonNode task,
    String baseModel,
    String method,
    JsonNode hyperparameters,
    @Nullable JsonNode search) {}
