package dev.attune.api.examples;

import dev.attune.api.problems.ProblemError;
import dev.attune.api.problems.Refusal;
import java.util.ArrayList;
import java.util.List;

/** Collects the first rejected rows and counts the rest. */
final class Rejections {
  private static final int KEPT = 1_000;

  private final List<UploadReport.Rejection> first = new ArrayList<>();
  private long total;

  void add(long line, String reason) {
    total++;
    if (first.size() < KEPT) {
      first.add(new UploadReport.Rejection(line, reason));
    }
  }

  long total() {
    return total;
  }

  List<UploadReport.Rejection> first() {
    return List.copyOf(first);
  }

  /** The refusal of an upload in which no row was good. */
  Refusal refusal() {
    if (total == 0) {
      return Refusal.invalid("The upload has no rows.", List.of());
    }
    UploadReport.Rejection one = first.getFirst();
    String more = total == 1 ? "" : " (and " + (total - 1) + " more)";
    return Refusal.invalid(
        "Line " + one.line() + " " + one.reason() + more + ". Nothing was stored.",
        first.stream().map(r -> ProblemError.inLine(r.line(), r.reason())).toList());
  }
}
