package dev.attune.console.annotation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.attune.console.platform.labels.LabelChange;
import dev.attune.console.platform.labels.LabelsApi;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a data set's labels, for a page that was opened before.
 *
 * @param changed id of the newest change; empty where there was none
 * @param changes those since the one that the page knew of, the oldest first, for the script
 */
public record LabelNews(String changed, String changes) {
  /** Whoever has missed more has their page since another age. */
  private static final int MANY = 200;

  /**
   * Reads it.
   *
   * @param since the newest change that the page knew of, {@code none} for none; null for a new
   *     page, which need not be told any
   */
  static LabelNews read(
      LabelsApi labels, ObjectMapper json, String tenant, String dataset, @Nullable String since) {
    List<LabelChange> newest =
        labels.changes(tenant, dataset, since == null ? 1 : MANY, null).items();
    ArrayNode missed = json.createArrayNode();
    if (since != null) {
      newest.stream()
          .takeWhile(change -> !change.id().equals(since))
          .toList()
          .reversed()
          .forEach(
              change ->
                  missed
                      .addObject()
                      .put("id", change.id())
                      .put("output", change.output())
                      .put("label", change.label())
                      .put("to", change.to()));
    }
    return new LabelNews(newest.isEmpty() ? "" : newest.getFirst().id(), missed.toString());
  }
}
