package dev.attune.worker.labelcheck;

import dev.attune.agreement.suspect.ConfidentLearning;
import dev.attune.agreement.suspect.LabelCheck.Checked;
import dev.attune.agreement.suspect.LabelCheck.NotEnough;
import dev.attune.agreement.suspect.OutOfFold;
import dev.attune.agreement.suspect.OutOfFoldSets;
import dev.attune.agreement.suspect.SetCheck;
import dev.attune.text.learn.CrossValidation;
import dev.attune.text.learn.HeldOutAnswers;
import dev.attune.text.learn.TrainingData;
import dev.attune.text.learn.TrainingExample;
import dev.attune.text.learn.TrainingListener;
import dev.attune.text.learn.TrainingPlan;
import dev.attune.text.task.Gold;
import dev.attune.text.task.GoldJson;
import dev.attune.text.task.MultiLabel;
import dev.attune.text.task.SingleLabel;
import dev.attune.worker.labelcheck.CheckedLabels.Output;
import dev.attune.worker.labelcheck.CheckedLabels.Suspect;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Confident learning over the answers of models that had not seen the texts. */
public final class LabelCheck {
  static final int MOST_SUSPECTS = 1000;

  /** Vectors of so many are in memory at once; of more, so many are drawn. */
  static final int MOST_EXAMPLES = 50_000;

  private static final ConfidentLearning LEARNING = ConfidentLearning.STANDARD;

  private final List<Output> outputs = new ArrayList<>();
  private final List<Suspect> suspects = new ArrayList<>();

  private LabelCheck() {}

  /**
   * Checks the labels of the texts of a plan, of at most {@value #MOST_EXAMPLES}; takes about as
   * long as a training of the method head does, with five heads.
   *
   * @param checkpoint called often; throws to end the check
   * @return empty where the task gives no labels to whole texts, or too few texts have them
   */
  public static Optional<CheckedLabels> of(TrainingPlan plan, Runnable checkpoint)
      throws IOException {
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public boolean cancelled() {
            checkpoint.run();
            return false;
          }
        };
    TrainingPlan drawn =
        new TrainingPlan(
            plan.base(),
            plan.task(),
            plan.method(),
            plan.hyperparameters(),
            some(plan.data(), MOST_EXAMPLES));
    LabelCheck check = new LabelCheck();
    int examples = 0;
    for (HeldOutAnswers answers : CrossValidation.of(drawn, listener)) {
      examples = answers.examples().size();
      switch (answers.task()) {
        case SingleLabel single -> check.labels(single, answers);
        case MultiLabel multi -> check.sets(multi, answers);
        default -> throw new IllegalStateException("Only labels of whole texts are checked.");
      }
    }
    if (check.outputs.isEmpty()) {
      return Optional.empty();
    }
    check.suspects.sort(Comparator.comparingDouble(Suspect::margin));
    return Optional.of(
        new CheckedLabels(
            examples,
            List.copyOf(check.outputs),
            List.copyOf(
                check.suspects.subList(0, Math.min(MOST_SUSPECTS, check.suspects.size())))));
  }

  /** So many of the texts at most, of each split its share, drawn the same way each time. */
  static TrainingData some(TrainingData data, int most) {
    int all = data.train().size() + data.validation().size() + data.test().size();
    if (all <= most) {
      return data;
    }
    double share = most / (double) all;
    return new TrainingData(
        drawn(data.train(), share), drawn(data.validation(), share), drawn(data.test(), share));
  }

  private static List<TrainingExample> drawn(List<TrainingExample> examples, double share) {
    List<TrainingExample> shuffled = new ArrayList<>(examples);
    Collections.shuffle(shuffled, new Random(1));
    return shuffled.subList(0, (int) (share * shuffled.size()));
  }

  private void labels(SingleLabel task, HeldOutAnswers answers) {
    OutOfFold outOfFold = new OutOfFold(task.labels());
    int examples = 0;
    for (int i = 0; i < answers.examples().size(); i++) {
      String label = ((Gold.Label) gold(answers, i)).label();
      if (!label.equals(task.outOfScopeLabel())) {
        outOfFold.add(answers.examples().get(i).id(), label, answers.probabilities()[i]);
        examples++;
      }
    }
    switch (LEARNING.check(outOfFold)) {
      case NotEnough notEnough -> {}
      case Checked checked -> {
        outputs.add(
            new Output(
                answers.output(),
                examples,
                checked.noise(),
                checked.suspects().size(),
                checked.unjudged()));
        checked
            .suspects()
            .forEach(
                suspect ->
                    suspects.add(
                        new Suspect(
                            suspect.item(),
                            answers.output(),
                            GoldJson.write(new Gold.Label(suspect.given())),
                            GoldJson.write(new Gold.Label(suspect.likely())),
                            suspect.selfConfidence(),
                            suspect.normalisedMargin())));
      }
    }
  }

  private void sets(MultiLabel task, HeldOutAnswers answers) {
    OutOfFoldSets outOfFold = new OutOfFoldSets(task.labels());
    Map<String, Set<String>> given = new HashMap<>();
    for (int i = 0; i < answers.examples().size(); i++) {
      TrainingExample example = answers.examples().get(i);
      Set<String> labels = ((Gold.LabelSet) gold(answers, i)).labels();
      given.put(example.id(), labels);
      outOfFold.add(example.id(), labels, answers.probabilities()[i]);
    }
    SetCheck checked = LEARNING.check(outOfFold);
    if (checked.noise().isEmpty()) {
      return;
    }
    Map<String, List<SetCheck.Doubt>> byExample = new LinkedHashMap<>();
    checked
        .suspects()
        .forEach(
            doubt -> byExample.computeIfAbsent(doubt.item(), id -> new ArrayList<>()).add(doubt));
    outputs.add(
        new Output(
            answers.output(),
            checked.examples(),
            checked.noise().values().stream().mapToDouble(Double::doubleValue).average().orElse(0),
            byExample.size(),
            checked.unjudged()));
    byExample.forEach(
        (example, doubts) ->
            suspects.add(suspect(answers.output(), given.getOrDefault(example, Set.of()), doubts)));
  }

  /** The doubts about one example, the gravest first. */
  private static Suspect suspect(String output, Set<String> given, List<SetCheck.Doubt> doubts) {
    Set<String> likely = new TreeSet<>(given);
    for (SetCheck.Doubt doubt : doubts) {
      if (doubt.missing()) {
        likely.add(doubt.label());
      } else {
        likely.remove(doubt.label());
      }
    }
    SetCheck.Doubt gravest = doubts.getFirst();
    return new Suspect(
        gravest.item(),
        output,
        GoldJson.write(new Gold.LabelSet(given)),
        GoldJson.write(new Gold.LabelSet(likely)),
        gravest.selfConfidence(),
        gravest.normalisedMargin());
  }

  private static Gold gold(HeldOutAnswers answers, int text) {
    Gold gold = answers.examples().get(text).gold();
    return gold instanceof Gold.Outputs(var outputs) && !answers.output().isEmpty()
        ? outputs.getOrDefault(answers.output(), gold)
        : gold;
  }
}
