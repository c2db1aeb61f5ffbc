package dev.attune.api.examples;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.examples.CheckReport.Severity;
import dev.attune.api.gold.SimilarLabels;
import dev.attune.data.tasks.JointTask;
import dev.attune.data.tasks.OutputTask;
import dev.attune.data.tasks.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks at the labels of an upload as they were written, also those that the data set does not
 * have: are they meant to be others, are there far too many, are some far too few?
 */
final class LabelSurvey {
  private static final int MOST_LABELS = 10_000;
  private static final int MANY = 50;
  private static final int LONGEST = 64;
  private static final int LISTED = 20;
  private static final int FEW = 10;
  private static final int LOPSIDED = 20;
  private static final Set<String> LABELS = Set.of("label", "labels");

  private final Set<String> known = new LinkedHashSet<>();
  private final Map<String, Long> written = new HashMap<>();
  private final Map<String, Long> stored = new LinkedHashMap<>();
  private boolean more;

  LabelSurvey(Task task) {
    switch (task) {
      case OutputTask one -> known.addAll(one.goldLabels());
      case JointTask joint ->
          joint.outputs().forEach(output -> known.addAll(output.task().goldLabels()));
    }
    known.forEach(label -> stored.put(label, 0L));
  }

  /** Counts what the data set has already. */
  void has(String label, long examples) {
    stored.merge(label, examples, Long::sum);
  }

  /** The answer of a row. */
  void see(Map<String, JsonNode> answer) {
    answer.forEach(this::see);
  }

  private void see(String member, JsonNode value) {
    String name = member.contains(".") ? member.substring(0, member.indexOf('.')) : member;
    boolean labels = LABELS.contains(name);
    if (value.isTextual() && labels) {
      count(value.textValue().strip());
    } else if (value.isArray()) {
      value.forEach(one -> see(member, one));
    } else if (value.isObject() && name.equals("outputs")) {
      value.properties().forEach(output -> seeOutput(output.getValue()));
    } else if (value.isObject() && value.path("label").isTextual()) {
      count(value.path("label").textValue().strip());
    }
  }

  private void seeOutput(JsonNode brief) {
    if (brief.isTextual()) {
      count(brief.textValue().strip());
    } else if (brief.isArray()) {
      brief.forEach(one -> see("labels", one));
    }
  }

  private void count(String label) {
    Long before = written.get(label);
    if (before == null && written.size() == MOST_LABELS) {
      more = true;
    } else {
      written.put(label, before == null ? 1 : before + 1);
    }
  }

  /** Says what there is to say. */
  void report(Findings findings) {
    List<String> unknown =
        written.keySet().stream().filter(label -> !known.contains(label)).toList();
    if (unknown.size() >= MANY) {
      findings.whole(
          "too-many-labels",
          Severity.REFUSED,
          unknown.size(),
          (more ? "More than " : "")
              + unknown.size()
              + " different labels that the data set does not have. Is another column taken for the label?",
          List.of());
    } else {
      unknown(unknown, findings);
    }
    alike(findings);
    balance(findings);
  }

  private void unknown(List<String> unknown, Findings findings) {
    List<String> twins = new ArrayList<>();
    List<String> typos = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (String label : unknown) {
      boolean sensible = label.codePointCount(0, label.length()) <= LONGEST;
      String twin = sensible ? SimilarLabels.twin(label, known) : null;
      String typo = sensible && twin == null ? SimilarLabels.typo(label, known) : null;
      if (twin != null) {
        twins.add(shown(label) + " → " + twin);
      } else if (typo != null) {
        typos.add(shown(label) + " → " + typo);
      } else {
        others.add(shown(label));
      }
    }
    add(
        findings,
        "label-twin",
        "Labels that differ from one of the data set in case, blanks or hyphens alone.",
        twins);
    add(findings, "label-typo", "Labels that are probably misspelt.", typos);
    add(findings, "unknown-label", "Labels that the data set does not have.", others);
  }

  private static void add(Findings findings, String kind, String message, List<String> labels) {
    if (!labels.isEmpty()) {
      findings.whole(kind, Severity.REFUSED, labels.size(), message, labels);
    }
  }

  private String shown(String label) {
    String cut =
        label
            .codePoints()
            .limit(LONGEST)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return cut + " (" + written.getOrDefault(label, 0L) + ")";
  }

  private void alike(Findings findings) {
    Map<String, String> folded = new HashMap<>();
    List<String> alike = new ArrayList<>();
    for (String label : known) {
      String other = folded.putIfAbsent(SimilarLabels.folded(label), label);
      if (other != null) {
        alike.add(other + " = " + label);
      }
    }
    if (!alike.isEmpty()) {
      findings.whole(
          "labels-alike",
          Severity.WARNING,
          alike.size(),
          "Labels of the data set itself that differ in case, blanks or hyphens alone.",
          alike);
    }
  }

  /** With what the data set has already, for that is what a model will learn from. */
  private void balance(Findings findings) {
    if (written.isEmpty() || known.size() < 2) {
      return;
    }
    Map<String, Long> all = new LinkedHashMap<>(stored);
    known.forEach(label -> all.merge(label, written.getOrDefault(label, 0L), Long::sum));
    List<String> few =
        all.entrySet().stream()
            .filter(entry -> known.contains(entry.getKey()) && entry.getValue() < FEW)
            .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
            .limit(LISTED)
            .toList();
    if (!few.isEmpty()) {
      findings.whole(
          "too-few",
          Severity.WARNING,
          few.size(),
          "Labels with fewer than "
              + FEW
              + " examples, counting those stored already: too few to learn and to test them.",
          few);
    }
    long most = known.stream().mapToLong(label -> all.getOrDefault(label, 0L)).max().orElse(0);
    long least = known.stream().mapToLong(label -> all.getOrDefault(label, 0L)).min().orElse(0);
    if (least > 0 && most >= LOPSIDED * least) {
      findings.whole(
          "imbalance",
          Severity.WARNING,
          most / least,
          "The most frequent label has " + most / least + " times as many examples as the rarest.",
          List.of(String.valueOf(most), String.valueOf(least)));
    }
  }
}
