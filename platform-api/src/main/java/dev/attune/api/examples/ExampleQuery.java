package dev.attune.api.examples;

import dev.attune.api.problems.Refusal;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which examples are asked for. */
public class ExampleQuery {
  private static final int MAX_SEARCH = 200;
  private static final int MAX_IDS = 100;

  @QueryParam("id")
  @Parameter(description = "Only the examples with these ids, at most 100.")
  List<String> ids = List.of();

  @QueryParam("label")
  @Parameter(
      description = "Only examples with this label: the one, one of several, or that of an entity.")
  @Nullable String label;

  @QueryParam("output")
  @Parameter(description = "With label, in a joint task: the output whose label it is.")
  @Nullable String output;

  @QueryParam("annotator")
  @Parameter(description = "Only examples whose label is this member's, by id or e-mail.")
  @Nullable String annotator;

  @QueryParam("status")
  @Parameter(
      description = "Only examples with a label, or only those without.",
      schema = @Schema(enumeration = {"labelled", "unlabelled"}))
  @Nullable String status;

  @QueryParam("split")
  @Parameter(
      description = "Only examples of this split.",
      schema = @Schema(enumeration = {"train", "validation", "test", "none"}))
  @Nullable String split;

  @QueryParam("q")
  @Parameter(
      description =
          "Only texts that contain this, case aside. Texts are decrypted and looked through, 20,000 at most a"
              + " request, so a page may be short or empty and still have a \"next\".")
  @Nullable String q;

  /** Refuses values that no example can have. */
  void check() {
    oneOf("status", status, List.of("labelled", "unlabelled"));
    oneOf("split", split, List.of("train", "validation", "test", "none"));
    if (ids.size() > MAX_IDS) {
      throw Refusal.malformed("id", "may be there at most " + MAX_IDS + " times");
    }
    if (output != null && label == null) {
      throw Refusal.malformed("output", "says where to look for a label; send label as well");
    }
    if (q != null && (q.isBlank() || q.length() > MAX_SEARCH)) {
      throw Refusal.malformed("q", "must have 1 to " + MAX_SEARCH + " characters");
    }
  }

  /** The ids that are asked for; null when any will do. */
  @Nullable Set<UUID> wanted() {
    if (ids.isEmpty()) {
      return null;
    }
    try {
      return ids.stream().map(UUID::fromString).collect(Collectors.toSet());
    } catch (IllegalArgumentException e) {
      throw Refusal.malformed("id", "must be the id of an example");
    }
  }

  private static void oneOf(String name, @Nullable String value, List<String> allowed) {
    if (value != null && !allowed.contains(value)) {
      throw Refusal.malformed(name, "must be one of " + String.join(", ", allowed));
    }
  }
}
