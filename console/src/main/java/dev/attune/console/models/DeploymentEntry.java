package dev.attune.console.models;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jspecify.annotations.Nullable;

/** What somebody entered in the form that says which versions are to serve. */
public record DeploymentEntry(
    @QueryParam("production") @Nullable String production,
    @QueryParam("canary") @Nullable String canary,
    @QueryParam("percent") @Nullable String percent,
    @QueryParam("shadow") @Nullable String shadow,
    @QueryParam("pinned") @Nullable String pinned) {

  /** Whether nothing was, as where somebody comes back to the address of the confirmation. */
  boolean isNothing() {
    return production == null
        && canary == null
        && percent == null
        && shadow == null
        && pinned == null;
  }

  /** As the confirmation sends it. */
  static DeploymentEntry of(MultivaluedMap<String, String> sent) {
    return new DeploymentEntry(
        sent.getFirst("production"),
        sent.getFirst("canary"),
        sent.getFirst("percent"),
        sent.getFirst("shadow"),
        sent.getFirst("pinned"));
  }
}
