package dev.attune.api.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Reads what people have answered to many items at once. */
@ApplicationScoped
class SaidAnswers {
  private static final String ANSWERS =
      """
      select example_id, answer from annotation
       where example_id = any (?::uuid[]) and answer is not null and not returned order by id
      """;

  private final Sql sql;

  SaidAnswers(Sql sql) {
    this.sql = sql;
  }

  /** The answers that stand, in the order in which they came; items without one are left out. */
  Map<UUID, List<JsonNode>> to(Collection<UUID> examples) {
    return examples.isEmpty() ? Map.of() : found(ANSWERS, examples);
  }

  /** The answers that a query finds: {@code example_id} and {@code answer}. */
  Map<UUID, List<JsonNode>> found(String query, Object... parameters) {
    Map<UUID, List<JsonNode>> said = new TreeMap<>();
    sql.forEach(
        query,
        row ->
            said.computeIfAbsent(row.uuid("example_id"), item -> new ArrayList<>())
                .add(row.json("answer")),
        parameters);
    return said;
  }
}
