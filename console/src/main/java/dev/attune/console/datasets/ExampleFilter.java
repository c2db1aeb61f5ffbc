package dev.attune.console.datasets;

import dev.attune.console.format.Links;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** Which examples to show; every part may be absent. Never a text: addresses hold none. */
public record ExampleFilter(
    @QueryParam("label") @Nullable String label,
    @QueryParam("split") @Nullable String split,
    @QueryParam("status") @Nullable String status) {

  public @Nullable String wantedLabel() {
    return orNull(label);
  }

  public @Nullable String wantedSplit() {
    return orNull(split);
  }

  public @Nullable String wantedStatus() {
    return orNull(status);
  }

  public boolean isNarrowing() {
    return wantedLabel() != null || wantedSplit() != null || wantedStatus() != null;
  }

  /** The filter as the query of an address, with a leading {@code &} when it has any part. */
  public String query() {
    return part("label", wantedLabel())
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
