package dev.attune.evaluation.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A table of a Markdown document. Rows belong together when their first cells are equal.
 *
 * @param header names of the columns
 * @param rows as many cells each
 */
public record MarkdownTable(List<String> header, List<List<String>> rows) {
  private static final int KEY_CELLS = 3;

  public MarkdownTable {
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** The rows of a table with this header as {@link #lines} wrote them; others are passed over. */
  static MarkdownTable read(List<String> header, List<String> lines) {
    List<List<String>> rows = new ArrayList<>();
    for (String line : lines) {
      List<String> cells = cells(line);
      if (cells.size() == header.size()
          && !cells.equals(header)
          && !cells.getFirst().startsWith("---")) {
        rows.add(cells);
      }
    }
    return new MarkdownTable(header, rows);
  }

  /** The same with these rows in place of those with the same data set, base model and method. */
  MarkdownTable with(List<List<String>> newer, Comparator<List<String>> order) {
    List<List<String>> keys = newer.stream().map(MarkdownTable::key).toList();
    List<List<String>> all = new ArrayList<>();
    rows.stream().filter(row -> !keys.contains(key(row))).forEach(all::add);
    all.addAll(newer);
    all.sort(order);
    return new MarkdownTable(header, all);
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(line(header));
    lines.add(line(header.stream().map(name -> "---").toList()));
    rows.forEach(row -> lines.add(line(row)));
    return lines;
  }

  private static List<String> key(List<String> row) {
    return row.subList(0, KEY_CELLS);
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private static List<String> cells(String line) {
    String stripped = line.strip();
    if (stripped.length() < 2 || !stripped.startsWith("|") || !stripped.endsWith("|")) {
      return List.of();
    }
    return Arrays.stream(stripped.substring(1, stripped.length() - 1).split("\\|", -1))
        .map(String::strip)
        .toList();
  }
}
