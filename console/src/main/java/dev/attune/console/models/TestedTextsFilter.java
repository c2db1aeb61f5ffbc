package dev.attune.console.models;

import dev.attune.console.format.Links;
import dev.attune.console.platform.datasets.Task;
import jakarta.ws.rs.QueryParam;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which tested texts to show; every part may be absent. A group is named by its place, so that no
 * metadata stands in an address.
 *
 * @param slice the group's place among the version's, from 1
 * @param output of a joint task
 * @param label of the right answer
 * @param answered label of the version's answer
 * @param outcome {@code right} or {@code wrong}
 */
public record TestedTextsFilter(
    @QueryParam("slice") @Nullable String slice,
    @QueryParam("output") @Nullable String output,
    @QueryParam("label") @Nullable String label,
    @QueryParam("answered") @Nullable String answered,
    @QueryParam("outcome") @Nullable String outcome,
    @QueryParam("sort") @Nullable String sort) {

  private static final Pattern PLACE = Pattern.compile("[1-9]\\d{0,5}");

  public TestedTextsFilter {
    slice = orNull(slice);
    output = orNull(output);
    label = orNull(label);
    answered = orNull(answered);
    outcome = orNull(outcome);
    sort = orNull(sort);
  }

  private static @Nullable String orNull(@Nullable String value) {
    return value == null || value.isBlank() ? null : value;
  }

  /** The place of the group; null when none is asked for. */
  @Nullable Integer place() {
    return slice == null || !PLACE.matcher(slice).matches() ? null : Integer.valueOf(slice);
  }

  /** The same without labels that the output asked for does not have. */
  TestedTextsFilter fitting(@Nullable Task task) {
    if (task == null || output == null) {
      return this;
    }
    var known = labels(task);
    return new TestedTextsFilter(
        slice,
        output,
        label == null || known.contains(label) ? label : null,
        answered == null || known.contains(answered) ? answered : null,
        outcome,
        sort);
  }

  public boolean isNarrowing() {
    return slice != null || output != null || label != null || answered != null || outcome != null;
  }

  /** The labels that can be chosen: those of the output that is asked for, or of the only one. */
  List<String> labels(Task task) {
    return task.answers().stream()
        .filter(answer -> answer.name().equals(output))
        .findFirst()
        .map(Task.Output::task)
        .orElse(task)
        .labelNames();
  }

  /** The filter as the query of an address, with its {@code ?}; empty when it has no part. */
  public String query() {
    return without("");
  }

  /** The same without a part. Labels belong to their output, and go with it. */
  public String without(String name) {
    var parts = new LinkedHashMap<String, @Nullable String>();
    parts.put("slice", slice);
    parts.put("output", output);
    parts.put("label", label);
    parts.put("answered", answered);
    parts.put("outcome", outcome);
    parts.put("sort", sort);
    parts.remove(name);
    if (name.equals("output")) {
      parts.remove("label");
      parts.remove("answered");
    }
    return query(parts);
  }

  /** The query of the page that follows; of the first one where there is no cursor. */
  public String after(@Nullable String cursor) {
    return cursor == null
        ? query()
        : query() + (query().isEmpty() ? "?" : "&") + "after=" + Links.urlEncoded(cursor);
  }

  private static String query(Map<String, @Nullable String> parts) {
    var query =
        parts.entrySet().stream()
            .filter(part -> part.getValue() != null)
            .map(part -> part.getKey() + "=" + Links.urlEncoded(String.valueOf(part.getValue())))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? "" : "?" + query;
  }
}
