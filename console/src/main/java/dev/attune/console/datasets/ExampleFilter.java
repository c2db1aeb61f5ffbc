package dev.attune.console.datasets;

import dev.attune.console.format.Links;
import dev.attune.console.platform.datasets.Task;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/**
 * Which examples to show; every part may be absent. Never a text: addresses hold none.
 *
 * @param id the only example to show
 * @param label in a joint task with its output before it, {@code intent/booking}
 */
public record ExampleFilter(
    @QueryParam("id") @Nullable String id,
    @QueryParam("label") @Nullable String label,
    @QueryParam("split") @Nullable String split,
    @QueryParam("status") @Nullable String status) {

  static final ExampleFilter ALL = new ExampleFilter(null, null, null, null);

  public @Nullable String wantedId() {
    return orNull(id);
  }

  /** The label, without the output that stands before it in a joint task. */
  public @Nullable String wantedLabel(Task task) {
    var wanted = orNull(label);
    return wanted != null && task.is(Task.JOINT)
        ? wanted.substring(wanted.indexOf('/') + 1)
        : wanted;
  }

  /** The output whose label is wanted; null when the task has only one. */
  public @Nullable String wantedOutput(Task task) {
    var wanted = orNull(label);
    return wanted != null && task.is(Task.JOINT) && wanted.indexOf('/') > 0
        ? wanted.substring(0, wanted.indexOf('/'))
        : null;
  }

  public @Nullable String wantedSplit() {
    return orNull(split);
  }

  public @Nullable String wantedStatus() {
    return orNull(status);
  }

  public boolean isNarrowing() {
    return wantedId() != null
        || orNull(label) != null
        || wantedSplit() != null
        || wantedStatus() != null;
  }

  /** The filter as the query of an address, with a leading {@code &} when it has any part. */
  public String query() {
    return part("id", wantedId())
        + part("label", orNull(label))
        + part("split", wantedSplit())
        + part("status", wantedStatus());
  }

  private static String part(String name, @Nullable String value) {
    return value == null ? "" : "&" + name + "=" + Links.urlEncoded(value);
  }

  private static @Nullable String orNull(@Nullable String value) {
    return value == null || value.isBlank() ? null : value;
  }
}
