package dev.attune.api.examples;

import static dev.attune.api.parquet.HuggingFaceFeatures.quoted;
import static dev.attune.api.parquet.HuggingFaceFeatures.yaml;

import dev.attune.api.parquet.Column;
import dev.attune.data.tasks.TokenTask;
import java.util.List;
import java.util.Map;

/** The {@code README.md} of a data set in Hugging Face's layout. */
final class DatasetCard {
  private static final String COLUMNS =
      """

      ## Columns

      - `text`: the text.
      - `label`, `labels`, `entities` or `value.<scale>`, of a task with several outputs `label.<output>` and so on: the right
        answer; null where there is none yet. Labels are `ClassLabel`s: numbers with names. The `start` and `end`
        of entities count Unicode code points from 0, as Python does, and `end` is exclusive:
        `text[entity["start"]:entity["end"]]` is the entity.
      - `split`: `train`, `validation` or `test`; null where the example has none.
      - `id`: the example's id as it was uploaded.
      - `meta.<name>`: what else was said of the text.
      """;

  private static final String PROVENANCE =
      """
      - `labelledBy`, `labelledAt`, `labelledHow`: who gave the right answer (several are separated by `|`), when, and
        whether it was uploaded (`upload`), made of people's answers by the plan's rule (`rule`) or decided by a reviewer
        (`adjudication`); `undecided` where people answered and nothing is decided.
      - `askedBy`: in which order the text was put before people.
      - `annotations`: what each person answered (`answer`, as JSON), when, in how many seconds, whether it was skipped, flagged
        or returned, with which note, and in `suggestion` what a model would have answered and whether it was shown (`use`).
      """;

  private DatasetCard() {}

  /**
   * The card.
   *
   * @param rows of each split, in order
   */
  static String of(Exports.Export export, List<Column> columns, Map<String, Long> rows) {
    StringBuilder card = new StringBuilder("---\n");
    card.append("pretty_name: ").append(quoted(export.name())).append('\n');
    switch (export.language()) {
      case "mixed" -> card.append("language:\n- \"en\"\n- \"zh\"\n");
      default -> card.append("language:\n- ").append(quoted(export.language())).append('\n');
    }
    card.append("task_categories:\n- ")
        .append(
            export.form().task() instanceof TokenTask
                ? "token-classification\n"
                : "text-classification\n");
    card.append("configs:\n- config_name: default\n  data_files:\n");
    rows.keySet()
        .forEach(
            split ->
                card.append("  - split: ")
                    .append(split)
                    .append("\n    path: data/")
                    .append(split)
                    .append("-*\n"));
    card.append("dataset_info:\n  features:\n").append(yaml(columns, 2)).append("---\n\n");
    card.append("# ").append(export.name().replaceAll("[\\\\`*_\\[\\]<>#]", "\\\\$0"));
    card.append("\n\n| split | examples |\n|---|---|\n");
    rows.forEach(
        (split, count) ->
            card.append("| ").append(split).append(" | ").append(count).append(" |\n"));
    card.append(COLUMNS);
    if (export.provenance()) {
      card.append(PROVENANCE);
    }
    return card.toString();
  }
}
