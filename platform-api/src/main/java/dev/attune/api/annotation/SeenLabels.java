package dev.attune.api.annotation;

import dev.attune.api.problems.Refusal;
import dev.attune.api.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Holds answers against the labels that their authors saw: after a change a name may be gone, or
 * mean something else.
 */
@ApplicationScoped
class SeenLabels {
  private static final String CURRENT =
      """
      select (select c.id from label_change c where c.dataset_id = ? order by c.id desc limit 1)
             is not distinct from ?::uuid as yes
      """;

  private final Sql sql;

  SeenLabels(Sql sql) {
    this.sql = sql;
  }

  /**
   * 409 when labels were changed since; the data set is locked against changes.
   *
   * @param seen id of the newest change that is known, empty for none; null asks for no check
   */
  void requireCurrent(UUID dataset, @Nullable String seen) {
    if (seen == null) {
      return;
    }
    UUID newest = seen.isEmpty() ? null : UUID.fromString(seen);
    if (!sql.single(CURRENT, row -> row.truth("yes"), dataset, newest)) {
      throw Refusal.conflict("The labels of this data set have been changed meanwhile.");
    }
  }
}
