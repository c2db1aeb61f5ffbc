package dev.attune.evaluation.serving;

import dev.attune.evaluation.report.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Keeps the last measured table in {@code docs/performance.md}, between two comments. */
final class PerformanceDocument {
  private static final String OPEN = "<!-- figures -->";
  private static final String CLOSE = "<!-- /figures -->";

  private final Path file;

  PerformanceDocument(Path home) {
    this.file = home.resolve("docs").resolve("performance.md");
  }

  void write(ServeOptions options, List<Figure> figures) throws IOException {
    List<String> lines = Files.readAllLines(file);
    int open = lines.indexOf(OPEN);
    int close = lines.indexOf(CLOSE);
    if (open < 0 || close < open) {
      throw new IOException(file.getFileName() + " has no place for the figures");
    }
    List<String> updated = new ArrayList<>(lines.subList(0, open + 1));
    updated.add(
        "`%s`, %s, on %s."
            .formatted(options.command(), LocalDate.now(ZoneOffset.UTC), Machine.description()));
    updated.add("");
    updated.add(line(Figure.HEADER));
    updated.add(line(Figure.HEADER.stream().map(cell -> "---").toList()));
    figures.forEach(figure -> updated.add(line(figure.cells())));
    updated.addAll(lines.subList(close, lines.size()));
    Path next = file.resolveSibling(file.getFileName() + ".new");
    Files.write(next, updated);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }
}
