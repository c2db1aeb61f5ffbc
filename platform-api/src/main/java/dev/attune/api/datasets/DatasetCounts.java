package dev.attune.api.datasets;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How many examples a data set has.
 *
 * @param labels by label, in the task's order; in a token task entities are counted, in a
 *     multi-label task an example counts for each of its labels; empty in a regression and in a
 *     joint task
 * @param splits by {@code train}, {@code validation}, {@code test} and {@code none}
 * @param values of a regression, by scale; left out in other tasks
 * @param outputs of a joint task, by name; left out in other tasks
 */
public record DatasetCounts(
    long total,
    long labelled,
    @Schema(examples = "{\"joy\": 12, \"anger\": 9}") Map<String, Long> labels,
    @Schema(examples = "{\"train\": 15, \"validation\": 3, \"test\": 3, \"none\": 0}")
        Map<String, Long> splits,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Values> values,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, OfOutput> outputs) {

  /**
   * How the values on a scale are spread.
   *
   * @param mean null while there are none
   * @param histogram how many are in each tenth of the scale, from its least value
   */
  public record Values(
      @Schema(examples = "40") long count,
      @Schema(examples = "4.2", nullable = true) @Nullable Double mean,
      @Schema(examples = "[0, 2, 5, 9, 8, 7, 5, 3, 1, 0]") List<Long> histogram) {}

  /** One output of a joint task. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record OfOutput(Map<String, Long> labels, Map<String, Values> values) {}
}
