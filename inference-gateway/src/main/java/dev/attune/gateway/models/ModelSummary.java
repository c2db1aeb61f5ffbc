package dev.attune.gateway.models;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One model with a version in production.
 *
 * @param model its name
 * @param production the version that is deployed
 * @param canary the version that answers a part of the requests; null when there is none
 * @param shadow the version that is computed beside production; null when there is none
 * @param pinned whether its versions stay in memory
 * @param since when this was deployed
 * @param labels of a task with one list of labels; empty for other tasks
 * @param precision of the products behind the answers, {@code float32} or {@code int8}
 * @param usage how much it was asked this month
 * @param task what the version in production answers, as data sets have it
 */
public record ModelSummary(
    String model,
    int production,
    @Nullable Canary canary,
    @Nullable Integer shadow,
    boolean pinned,
    Instant since,
    String baseModel,
    String method,
    List<String> labels,
    JsonNode task,
    @Schema(enumeration = {"float32", "int8"}) String precision,
    ModelUsage usage,
    ModelStatus status) {

  /** A canary and its share. */
  public record Canary(int version, int percent) {}
}
