package dev.attune.evaluation.eval;

import dev.attune.evaluation.Environment;
import dev.attune.evaluation.Interruption;
import dev.attune.evaluation.RefusedException;
import dev.attune.evaluation.Screen;
import dev.attune.evaluation.data.DataSet;
import dev.attune.evaluation.data.Sample;
import dev.attune.evaluation.data.Splits;
import dev.attune.evaluation.report.Machine;
import dev.attune.text.base.BaseModelStore;
import dev.attune.text.base.UnknownBaseModelException;
import dev.attune.text.learn.FineTuning;
import dev.attune.text.learn.Hyperparameters;
import dev.attune.text.learn.Method;
import dev.attune.text.learn.TrainingCancelledException;
import dev.attune.text.learn.TrainingData;
import dev.attune.text.learn.TrainingExample;
import dev.attune.text.learn.TrainingException;
import dev.attune.text.learn.TrainingPlan;
import dev.attune.text.learn.TrainingResult;
import dev.attune.text.learn.TrainingWarning;
import dev.attune.text.metrics.Estimate;
import dev.attune.text.metrics.Evaluation;
import dev.attune.text.torch.TrainableModule;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Trains as a stranger to the library would, and picks the figures. */
final class Trainer {
  private final Environment environment;
  private final Screen screen;
  private final Interruption interruption;
  private final BaseModelStore store;
  private final Clock clock;

  Trainer(Environment environment, Screen screen, Interruption interruption, Clock clock) {
    this.environment = environment;
    this.screen = screen;
    this.interruption = interruption;
    this.store = new BaseModelStore(environment.baseModels());
    this.clock = clock;
  }

  /**
   * What a run is found by again, see {@link Trial#key}.
   *
   * @throws RefusedException if there is no such base model
   */
  String key(Trial trial, DataSet data, int seed) {
    try {
      store.install();
      String conditions =
          "%s %s %d"
              .formatted(
                  store.open(trial.base()).info().sha256(),
                  data.digest(),
                  TrainableModule.threads());
      return trial.key(environment, conditions, seed);
    } catch (UnknownBaseModelException | IOException e) {
      throw new RefusedException("%s: %s".formatted(trial.title(), e.getMessage()), e);
    }
  }

  /**
   * Trains once and scores.
   *
   * @param key of the run, see {@link #key}
   * @throws RefusedException if the library refuses the settings, the base model or the data
   */
  Run run(String key, Trial trial, DataSet data, int seed) {
    String title = "%s, seed %d".formatted(trial.title(), seed);
    var progress = new ProgressDisplay(screen, title, interruption::isRequested, System::nanoTime);
    try (var training = interruption.begin()) {
      TrainingPlan plan = plan(trial, data, seed);
      TrainingResult result = new FineTuning().train(plan, progress);
      for (TrainingWarning warning : result.warnings()) {
        screen.line("%s: %s".formatted(title, warning.message()));
      }
      return new Run(
          key,
          seed,
          plan.data().train().size(),
          result.timing().totalSeconds(),
          result.timing().samplesPerSecond(),
          result.bestEpoch(),
          result.epochs().size(),
          figures(trial, result.validation()),
          figures(trial, result.test()),
          result.device(),
          Machine.description(),
          LocalDate.now(clock).toString());
    } catch (TrainingCancelledException e) {
      throw new RefusedException("Ended; runs that are finished are kept.", e);
    } catch (TrainingException
        | UnknownBaseModelException
        | IOException
        | IllegalArgumentException e) {
      screen.endProgress();
      throw new RefusedException("%s: %s".formatted(trial.title(), e.getMessage()), e);
    }
  }

  private TrainingPlan plan(Trial trial, DataSet data, int seed) throws IOException {
    Method method = Method.named(trial.method());
    Map<String, Object> settings = new HashMap<>(trial.settings());
    settings.put("seed", seed);
    Splits splits = data.splits();
    if (trial.limit().isPresent()) {
      splits = splits.limitedTo(trial.limit().getAsInt());
    }
    if (trial.shots().isPresent()) {
      splits = splits.ofEachLabel(trial.shots().getAsInt(), seed);
    }
    return new TrainingPlan(
        store.open(trial.base()),
        data.task(),
        method,
        Hyperparameters.parse(method, settings),
        new TrainingData(
            examples(splits.train()), examples(splits.validation()), examples(splits.test())));
  }

  private static List<TrainingExample> examples(List<Sample> samples) {
    return samples.stream()
        .map(
            sample ->
                new TrainingExample(
                    sample.id(), sample.text(), sample.gold(), sample.slices(), sample.votes()))
        .toList();
  }

  private static List<Estimate> figures(Trial trial, Evaluation evaluation) {
    return trial.benchmark().targets().stream()
        .map(target -> target.measure().of(evaluation))
        .toList();
  }
}
