package dev.attune.data.tasks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every text has exactly one of the labels.
 *
 * @param labels 2 to 200 distinct names, each 1 to 64 characters without surrounding blanks or
 *     control characters, in the order in which people see them
 * @param outOfScopeLabel how texts are marked that have none of the labels, so that a model learns
 *     to refuse them; null when every text has one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SingleLabelTask(
    List<String> labels, @JsonProperty("outOfScope") @Nullable String outOfScopeLabel)
    implements OutputTask {
  static final String TYPE = "single-label";

  /** Refuses labels that break the rules above, with a sentence that names the label. */
  public SingleLabelTask(
      @Nullable List<@Nullable String> labels,
      @JsonProperty("outOfScope") @Nullable String outOfScopeLabel) {
    this.labels = Names.labels(TYPE, 2, labels);
    if (outOfScopeLabel != null
        && this.labels.contains(Names.label("outOfScope", outOfScopeLabel))) {
      throw new IllegalArgumentException(
          "outOfScope: \"" + outOfScopeLabel + "\" is one of the labels.");
    }
    this.outOfScopeLabel = outOfScopeLabel;
  }

  /** A task whose texts all have a label. */
  public SingleLabelTask(List<String> labels) {
    this(labels, null);
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public List<String> goldLabels() {
    return outOfScopeLabel == null
        ? labels
        : Stream.concat(labels.stream(), Stream.of(outOfScopeLabel)).toList();
  }
}
