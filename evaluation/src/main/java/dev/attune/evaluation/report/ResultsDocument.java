package dev.attune.evaluation.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A Markdown document that people write and of which two tables are kept up by the program: each
 * stands between a comment that opens it and one that closes it.
 */
public final class ResultsDocument {
  private static final String FRESH =
      """
      # Results on public data

      <!-- figures -->
      <!-- /figures -->

      ## How each row was made

      <!-- commands -->
      <!-- /commands -->
      """;

  private final Path file;

  public ResultsDocument(Path file) {
    this.file = file;
  }

  /**
   * Puts rows into one of the tables, in place of older ones of the same data set, base model and
   * method. The document is there before and after, whatever happens between.
   *
   * @param table name in the comments
   * @param order of the rows
   */
  public void update(
      String table, List<String> header, List<List<String>> rows, Comparator<List<String>> order)
      throws IOException {
    List<String> lines = Files.exists(file) ? Files.readAllLines(file) : FRESH.lines().toList();
    int open = lines.indexOf("<!-- %s -->".formatted(table));
    int close = lines.indexOf("<!-- /%s -->".formatted(table));
    if (open < 0 || close < open) {
      throw new IOException(
          "%s has no place for the table '%s' between two comments."
              .formatted(file.getFileName(), table));
    }
    List<String> updated = new ArrayList<>(lines.subList(0, open + 1));
    updated.addAll(
        MarkdownTable.read(header, lines.subList(open + 1, close)).with(rows, order).lines());
    updated.addAll(lines.subList(close, lines.size()));
    Path next = file.resolveSibling(file.getFileName() + ".new");
    Files.write(next, updated);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
