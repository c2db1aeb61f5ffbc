package dev.attune.text.learn;

import java.io.IOException;
import java.util.List;

/** Carries a search out. Trials see the validation split in place of the test split. */
final class HyperparameterSearch {
  private final TrainingPlan plan;
  private final Goals goals;
  private final Splits splits;
  private final Surroundings surroundings;
  private final List<Hyperparameters> candidates;
  private final TrialListener listener;

  private HyperparameterSearch(
      TrainingPlan plan,
      Hyperparameters settings,
      int trials,
      Goals goals,
      Splits splits,
      Surroundings surroundings) {
    this.plan = plan;
    this.goals = goals;
    this.splits = new Splits(splits.train(), splits.validation(), splits.validation());
    this.surroundings = surroundings;
    Hyperparameters centre = plan.hyperparameters().with(Hyperparameter.EPOCHS, settings.epochs());
    candidates =
        Candidates.around(
            centre, plan.base().info().hiddenSize(), trials, new Seeds(settings.seed()).search());
    listener =
        new TrialListener(
            surroundings.listener(),
            surroundings.clock(),
            trials,
            trialEpochs(trials, settings),
            settings.epochs());
  }

  private static int trialEpochs(int trials, Hyperparameters settings) {
    return SuccessiveHalving.plannedEpochs(trials, settings.epochs());
  }

  /** What share of all planned epochs the trials have; the rest is the training after them. */
  static double share(Search search, Hyperparameters settings) {
    double trials = trialEpochs(search.trials(), settings);
    return trials / (trials + settings.epochs());
  }

  /**
   * Finds the settings that a model should be trained with.
   *
   * @param settings the plan's, without automatic numbers
   * @param splits as the method's {@link Procedure#prepared} gives them
   * @throws DivergedException if the loss came apart with all settings
   * @throws TrainingCancelledException if the listener asked for an end
   */
  static SearchReport run(
      Search search,
      TrainingPlan plan,
      Hyperparameters settings,
      Goals goals,
      Splits splits,
      Surroundings surroundings)
      throws IOException {
    surroundings.listener().stage(TrainingListener.Stage.TRAINING);
    return new HyperparameterSearch(plan, settings, search.trials(), goals, splits, surroundings)
        .run();
  }

  private SearchReport run() throws IOException {
    SearchReport report = SuccessiveHalving.run(candidates, this::attempt);
    return new SearchReport(
        report.trials().stream()
            .map(
                trial ->
                    new Trial(resolved(trial.hyperparameters()), trial.figure(), trial.epochs()))
            .toList(),
        report.chosen());
  }

  private SuccessiveHalving.Result attempt(int number, int epochs) throws IOException {
    listener.begin(number + 1, epochs);
    Fitted fitted =
        Procedure.of(plan.method())
            .run(
                plan,
                resolved(candidates.get(number).with(Hyperparameter.EPOCHS, epochs)),
                goals,
                splits,
                new Surroundings(listener, surroundings.clock()));
    Divergence divergence = fitted.course().divergence();
    if (divergence != null) {
      throw new DivergedException(divergence);
    }
    EpochReport best = fitted.course().epochs().get(fitted.course().bestEpoch() - 1);
    return new SuccessiveHalving.Result(best.validationFigure(), best.validationLoss(), epochs);
  }

  private Hyperparameters resolved(Hyperparameters settings) {
    return settings.resolvedFor(plan.method(), plan.task(), plan.data().train().size());
  }
}
