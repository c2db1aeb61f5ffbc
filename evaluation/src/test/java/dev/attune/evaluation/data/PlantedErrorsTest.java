package dev.attune.evaluation.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.agreement.suspect.ConfidentLearning;
import dev.attune.agreement.suspect.LabelCheck;
import dev.attune.agreement.suspect.OutOfFold;
import dev.attune.evaluation.PublicData;
import dev.attune.text.base.BaseModelStore;
import dev.attune.text.learn.CrossValidation;
import dev.attune.text.learn.HeldOutAnswers;
import dev.attune.text.learn.Hyperparameters;
import dev.attune.text.learn.Method;
import dev.attune.text.learn.TrainingData;
import dev.attune.text.learn.TrainingExample;
import dev.attune.text.learn.TrainingListener;
import dev.attune.text.learn.TrainingPlan;
import dev.attune.text.task.Gold;
import dev.attune.text.task.SingleLabel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels of real tweets that were flipped on purpose are found again. */
class PlantedErrorsTest {
  private static final int TEXTS = 1200;
  private static final double FLIPPED = 0.1;

  private final Random random = new Random(7);
  private final Set<String> planted = new HashSet<>();
  @TempDir private Path directory;

  @Test
  void most_flipped_labels_are_found_and_come_first() throws IOException {
    DataSet tweets =
        PublicSets.TWEETEVAL_EMOTION.read(PublicData.rootWith(PublicSets.TWEETEVAL_EMOTION.name()));
    SingleLabel task = (SingleLabel) tweets.task();
    LabelCheck.Checked check = check(task, answers(task, tweets.splits().limitedTo(TEXTS)));

    List<String> found = check.suspects().stream().map(suspect -> suspect.item()).toList();
    long right = found.stream().filter(planted::contains).count();
    double recall = right / (double) planted.size();
    double precision = right / (double) found.size();
    List<String> first = found.subList(0, planted.size() / 2);
    double precisionOfFirst =
        first.stream().filter(planted::contains).count() / (double) first.size();
    String figures =
        "%d flipped, %d suspects: precision %.2f, recall %.2f, precision of the first %d %.2f, noise %.2f"
            .formatted(
                planted.size(),
                found.size(),
                precision,
                recall,
                first.size(),
                precisionOfFirst,
                check.noise());

    assertThat(recall).as(figures).isGreaterThan(0.6);
    assertThat(precision).as(figures).isGreaterThan(0.25);
    assertThat(precisionOfFirst).as(figures).isGreaterThan(0.4);
  }

  private HeldOutAnswers answers(SingleLabel task, Splits splits) throws IOException {
    List<TrainingExample> texts =
        splits.train().stream()
            .map(
                sample ->
                    new TrainingExample(
                        sample.id(), sample.text(), flipped(task, sample), Map.of()))
            .toList();
    BaseModelStore store = new BaseModelStore(directory);
    store.install();
    List<TrainingExample> one = texts.subList(0, 1);
    Method method = new Method.Head();
    TrainingPlan plan =
        new TrainingPlan(
            store.open("minilm-l6-en"),
            task,
            method,
            Hyperparameters.parse(method, Map.of()),
            new TrainingData(texts.subList(1, texts.size()), one, List.of()));
    return CrossValidation.of(plan, TrainingListener.NONE).getFirst();
  }

  private Gold flipped(SingleLabel task, Sample sample) {
    String label = ((Gold.Label) sample.gold()).label();
    if (random.nextDouble() >= FLIPPED) {
      return sample.gold();
    }
    planted.add(sample.id());
    List<String> others = new ArrayList<>(task.labels());
    others.remove(label);
    return new Gold.Label(others.get(random.nextInt(others.size())));
  }

  private static LabelCheck.Checked check(SingleLabel task, HeldOutAnswers answers) {
    OutOfFold outOfFold = new OutOfFold(task.labels());
    for (int i = 0; i < answers.examples().size(); i++) {
      TrainingExample example = answers.examples().get(i);
      outOfFold.add(
          example.id(), ((Gold.Label) example.gold()).label(), answers.probabilities()[i]);
    }
    return (LabelCheck.Checked) ConfidentLearning.STANDARD.check(outOfFold);
  }
}
