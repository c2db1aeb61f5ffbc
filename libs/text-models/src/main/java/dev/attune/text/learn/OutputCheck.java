package dev.attune.text.learn;

import dev.attune.text.task.Entity;
import dev.attune.text.task.Gold;
import dev.attune.text.task.Output;
import dev.attune.text.task.Regression;
import dev.attune.text.task.Scale;
import dev.attune.text.task.SingleLabel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** What the right answers of one output must be, split by split. Examples are named by their id. */
final class OutputCheck {
  private static final int NAMED = 3;

  private final Output output;
  private final List<String> problems;

  /**
   * @param problems where sentences are added
   */
  OutputCheck(Output output, List<String> problems) {
    this.output = output;
    this.problems = problems;
  }

  /** Checks each right answer of a split by itself; if one is missing, nothing else. */
  void split(String name, List<TrainingExample> examples) {
    int before = problems.size();
    refuse(
        "The %s split has examples whose answer%s is missing or of another kind than the task's: %s.",
        name, examples, (example, gold) -> false, true);
    if (problems.size() > before) {
      return;
    }
    unknownLabels(name, examples);
    VoteCheck.split(output, name, examples, problems);
    refuse(
        "The %s split has examples with an entity%s that ends behind its text: %s.",
        name, examples, OutputCheck::beyondText, false);
    refuse(
        "The %s split has examples with entities%s that overlap: %s.",
        name, examples, OutputCheck::overlapping, false);
    refuse(
        "The %s split has examples with a value%s that is not on its scale: %s.",
        name, examples, this::offScale, false);
    Set<String> scope = Golds.outOfScope(output.task()).map(Set::of).orElse(Set.of());
    if (!scope.isEmpty()
        && !examples.isEmpty()
        && examples.stream().allMatch(e -> scope.equals(gold(e).labels()))) {
      problems.add("Every text of the %s split is out of scope.".formatted(name));
    }
  }

  private void refuse(
      String sentence,
      String split,
      List<TrainingExample> examples,
      BiPredicate<TrainingExample, Gold> wrong,
      boolean whenMissing) {
    List<String> ids = new ArrayList<>();
    for (TrainingExample example : examples) {
      if (Golds.find(output, example.gold())
          .map(gold -> wrong.test(example, gold))
          .orElse(whenMissing)) {
        ids.add(example.id());
      }
    }
    if (!ids.isEmpty()) {
      problems.add(sentence.formatted(split, ofOutput(), some(ids)));
    }
  }

  /** The first few ids, and how many there are besides. */
  static String some(List<String> ids) {
    String more = ids.size() > NAMED ? " and %d more".formatted(ids.size() - NAMED) : "";
    return String.join(", ", ids.subList(0, Math.min(NAMED, ids.size()))) + more;
  }

  private void unknownLabels(String split, List<TrainingExample> examples) {
    Set<String> unknown = labels(examples);
    unknown.removeAll(Golds.labels(output.task()));
    Golds.outOfScope(output.task()).ifPresent(unknown::remove);
    if (!unknown.isEmpty()) {
      problems.add(
          "The %s split has labels%s that the task does not know: %s."
              .formatted(split, ofOutput(), String.join(", ", unknown)));
    }
  }

  /** Checks that there is something to learn; only after {@link #split} found nothing. */
  void training(List<TrainingExample> examples) {
    List<String> all = Golds.labels(output.task());
    Set<String> present = labels(examples);
    Golds.outOfScope(output.task()).ifPresent(present::remove);
    if (output.task() instanceof Regression regression) {
      regression.scales().forEach(scale -> constant(scale, examples));
    } else if (present.isEmpty()) {
      problems.add("No training text has any of the labels%s.".formatted(ofOutput()));
    } else if (output.task() instanceof SingleLabel && present.size() == 1) {
      problems.add(
          "Every training text has the label %s%s; at least two labels are needed."
              .formatted(present.iterator().next(), ofOutput()));
    } else if (output.task() instanceof SingleLabel) {
      Set<String> missing = new TreeSet<>(all);
      missing.removeAll(present);
      if (!missing.isEmpty()) {
        problems.add(
            "No training text has the label %s%s."
                .formatted(String.join(" or ", missing), ofOutput()));
      }
    }
    if (all.size() > examples.size()) {
      problems.add(
          "The task has %d labels%s and only %s."
              .formatted(
                  all.size(),
                  ofOutput(),
                  examples.size() == 1
                      ? "one training text"
                      : "%d training texts".formatted(examples.size())));
    }
  }

  private void constant(Scale scale, List<TrainingExample> examples) {
    Set<Double> values = Golds.values(scale, examples.stream().map(this::gold).toList());
    if (values.size() == 1) {
      problems.add(
          "Every training text has the value %s of %s%s."
              .formatted(values.iterator().next(), scale.name(), ofOutput()));
    }
  }

  private Set<String> labels(List<TrainingExample> examples) {
    return examples.stream()
        .flatMap(example -> gold(example).labels().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Gold gold(TrainingExample example) {
    return Golds.part(output, example.gold());
  }

  private static boolean beyondText(TrainingExample example, Gold gold) {
    int length = example.text().codePointCount(0, example.text().length());
    return gold instanceof Gold.Entities(var entities)
        && entities.stream().anyMatch(entity -> entity.end() > length);
  }

  private static boolean overlapping(TrainingExample example, Gold gold) {
    if (!(gold instanceof Gold.Entities(var entities))) {
      return false;
    }
    int end = 0;
    for (Entity entity :
        entities.stream().sorted(Comparator.comparingInt(Entity::start)).toList()) {
      if (entity.start() < end) {
        return true;
      }
      end = entity.end();
    }
    return false;
  }

  private boolean offScale(TrainingExample example, Gold gold) {
    return output.task() instanceof Regression regression
        && regression.scales().stream()
            .anyMatch(
                scale ->
                    !(Golds.value(scale, gold) >= scale.min()
                        && Golds.value(scale, gold) <= scale.max()));
  }

  private String ofOutput() {
    return ofOutput(output);
  }

  /** Names an output of a joint task; nothing where there is only one. */
  static String ofOutput(Output output) {
    return output.name().isEmpty() ? "" : " of " + output.name();
  }
}
