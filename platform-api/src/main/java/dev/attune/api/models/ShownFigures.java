package dev.attune.api.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.api.paging.PathId;
import dev.attune.api.security.Caller;
import dev.attune.api.security.Role;
import dev.attune.api.sql.Sql;
import dev.attune.data.learning.SealedSlices;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * The figures of a version as the caller may see them. The worst mistakes say what would have been
 * right: annotators are not told of texts that people are asked about.
 */
@ApplicationScoped
public class ShownFigures {
  private static final String MISTAKES = "mistakes";

  private final Sql sql;
  private final SealedSlices slices;
  private final Caller caller;

  ShownFigures(Sql sql, SealedSlices slices, Caller caller) {
    this.sql = sql;
    this.slices = slices;
    this.caller = caller;
  }

  /** Of what is stored, with the names of groups in the clear. */
  public JsonNode of(JsonNode stored) {
    JsonNode metrics = slices.open(stored);
    if (caller.role() != Role.ANNOTATOR || !(metrics.get(MISTAKES) instanceof ArrayNode all)) {
      return metrics;
    }
    Set<UUID> asked =
        new HashSet<>(
            sql.list(
                "select example_id from annotation_item where example_id = any (?::uuid[])",
                row -> row.uuid("example_id"),
                StreamSupport.stream(all.spliterator(), false)
                    .map(ShownFigures::example)
                    .flatMap(Optional::stream)
                    .toList()));
    ObjectNode shown = metrics.deepCopy();
    ArrayNode kept = shown.putArray(MISTAKES);
    all.forEach(
        mistake -> {
          if (example(mistake).filter(asked::contains).isEmpty()) {
            kept.add(mistake);
          }
        });
    return shown;
  }

  private static Optional<UUID> example(JsonNode mistake) {
    return PathId.uuid(mistake.path("example").asText());
  }
}
