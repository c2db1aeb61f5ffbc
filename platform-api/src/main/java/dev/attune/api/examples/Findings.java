package dev.attune.api.examples;

import dev.attune.api.examples.CheckReport.Finding;
import dev.attune.api.examples.CheckReport.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects findings: lines of one kind together, the first that were found by number. */
final class Findings {
  private static final int MOST_LINES = 20;
  private static final int MOST_VALUES = 50;

  private static final class Lines {
    private final Severity severity;
    private final String message;
    private final List<Long> first = new ArrayList<>();
    private long count;

    private Lines(Severity severity, String message) {
      this.severity = severity;
      this.message = message;
    }
  }

  private final Map<String, Lines> lines = new LinkedHashMap<>();
  private final List<Finding> others = new ArrayList<>();

  /** A line of a kind; the message is said once for all of the kind. */
  void line(String kind, Severity severity, String message, long line) {
    Lines of = lines.computeIfAbsent(kind, name -> new Lines(severity, message));
    of.count++;
    if (of.first.size() < MOST_LINES) {
      of.first.add(line);
    }
  }

  /** Something about the whole file. */
  void whole(String kind, Severity severity, long count, String message, List<String> values) {
    others.add(
        new Finding(
            kind,
            severity,
            count,
            message,
            List.of(),
            values.subList(0, Math.min(MOST_VALUES, values.size()))));
  }

  /** All of them, the gravest first. */
  List<Finding> all() {
    List<Finding> all = new ArrayList<>(others);
    lines.forEach(
        (kind, of) ->
            all.add(
                new Finding(
                    kind,
                    of.severity,
                    of.count,
                    of.message,
                    of.first.stream().sorted().toList(),
                    List.of())));
    all.sort(Comparator.comparing(Finding::severity));
    return all;
  }
}
