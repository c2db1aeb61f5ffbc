package dev.attune.console.models;

import dev.attune.console.platform.datasets.Task;
import dev.attune.console.platform.models.Metrics.Slice;
import dev.attune.console.platform.models.TestedTexts;
import dev.attune.console.platform.models.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of tested texts as it is shown.
 *
 * @param slice the group whose texts these are; null for those of any
 * @param labels that can be chosen
 * @param outputs that can be chosen; empty where there is one
 * @param dataset id of the data set of the texts; null when it is not known
 * @param texts null when there is no list, and {@code wrong} says why
 * @param query of this page
 * @param here the address of this page inside of the organisation, to come back to
 */
public record TestedTextsPage(
    TextLinks links,
    TestedTextsFilter filter,
    @Nullable Slice slice,
    List<String> labels,
    List<String> outputs,
    @Nullable String dataset,
    @Nullable TestedTexts texts,
    String query,
    String here,
    boolean further,
    boolean done,
    @Nullable String wrong) {

  static TestedTextsPage of(
      String tenant,
      String model,
      Version version,
      TestedTextsFilter filter,
      @Nullable Slice slice,
      @Nullable TestedTexts texts,
      @Nullable String after,
      boolean done,
      @Nullable String wrong) {
    var links = TextLinks.of(tenant, model, version.number());
    var task = version.task();
    var lineage = version.lineage();
    return new TestedTextsPage(
        links,
        filter,
        slice,
        task == null ? List.of() : filter.labels(task),
        task == null ? List.of() : task.answers().stream().map(Task.Output::name).toList(),
        lineage == null ? null : lineage.datasetId(),
        texts,
        filter.after(after),
        links.inTenant(filter.after(after)),
        after != null,
        done,
        wrong);
  }

  public List<String> outcomes() {
    return List.of("wrong", "right");
  }

  public List<String> sorts() {
    return List.of("loss", "most-confident", "least-confident");
  }

  /** Whether there is an order to choose. */
  public boolean isRanked() {
    return texts != null && texts.found().ranked();
  }

  /** Whether who is in the group cannot be told of deleted texts. */
  public boolean isOfContents() {
    return slice != null && (slice.isOfContents() || "length".equals(slice.by()));
  }
}
