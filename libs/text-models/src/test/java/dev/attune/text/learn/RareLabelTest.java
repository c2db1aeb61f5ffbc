package dev.attune.text.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.text.adapter.EncoderChange;
import dev.attune.text.base.Encoding;
import dev.attune.text.objective.Sample;
import dev.attune.text.task.Gold;
import dev.attune.text.task.MultiLabel;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.Task;
import dev.attune.text.torch.Batch;
import dev.attune.text.torch.TokenBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Heads over points of two kinds that lie in each other's midst, one kind much rarer. */
class RareLabelTest {
  private static final List<String> LABELS = List.of("common", "rare");
  private static final SingleLabel ONE_OF_TWO = new SingleLabel(LABELS);
  private static final MultiLabel ANY_OF_TWO = new MultiLabel(LABELS);
  private static final int HIDDEN = 2;
  private static final double DISTANCE = 1.5;

  @Test
  void ten_rare_texts_among_ten_thousand_are_no_divergence() throws IOException {
    Map<String, Object> balanced =
        Map.of("classWeights", 1, "batchSize", 32, "epochs", 4, "learningRate", 0.05);
    Fitted fitted = fit(ONE_OF_TWO, Gold.Label::new, 10_000, 10, balanced);

    assertThat(fitted.course().divergence()).isNull();
    assertThat(fitted.course().epochs()).hasSize(4);
  }

  @Test
  void weights_find_more_texts_of_a_rare_label() throws IOException {
    double without = found(ONE_OF_TWO, Gold.Label::new, 0);
    double with = found(ONE_OF_TWO, Gold.Label::new, 1);
    assertThat(without).isLessThan(0.5);
    assertThat(with).isGreaterThan(0.65);
  }

  @Test
  void weights_find_more_texts_of_a_rare_label_among_several() throws IOException {
    Function<String, Gold> set = label -> new Gold.LabelSet(Set.of(label));
    double without = found(ANY_OF_TWO, set, 0);
    double with = found(ANY_OF_TWO, set, 1);
    assertThat(without).isLessThan(0.5);
    assertThat(with).isGreaterThan(0.65);
  }

  /** The share of the rare texts whose label is more probable than not. */
  private static double found(Task task, Function<String, Gold> gold, double classWeights)
      throws IOException {
    int rare = 100;
    Map<String, Object> settings =
        Map.of("classWeights", classWeights, "epochs", 10, "learningRate", 0.02, "dropout", 0);
    float[][] logits = fit(task, gold, 2000, rare, settings).validationLogits()[0];
    int found = 0;
    for (int text = 0; text < rare; text++) {
      float against = task instanceof SingleLabel ? logits[text][0] : 0;
      found += logits[text][1] > against ? 1 : 0;
    }
    return found / (double) rare;
  }

  private static Fitted fit(
      Task task, Function<String, Gold> gold, int texts, int rare, Map<String, Object> given)
      throws IOException {
    Hyperparameters settings =
        Hyperparameters.parse(new Method.Head(), given).resolvedFor(new Method.Head(), task, texts);
    List<Sample> samples = new ArrayList<>();
    for (int text = 0; text < texts; text++) {
      String label = text < rare ? "rare" : "common";
      samples.add(new Sample(gold.apply(label), Encoding.of(new long[] {text}, 1)));
    }
    Goals goals = Goals.of(task, List.of(samples), settings);
    Split split =
        new Split(
            new Inputs.Tokens(samples.stream().map(Sample::encoding).toList()),
            List.of(samples),
            goals.targets(List.of(samples)));
    Splits splits =
        Vectorisation.ofTexts(
            new Splits(split, split, split),
            batch -> points(batch, rare),
            HIDDEN,
            new Cancellation(TrainingListener.NONE));
    return HeadProcedure.fit(
        splits,
        new EncoderChange.None(),
        HIDDEN,
        settings,
        goals,
        new Surroundings(TrainingListener.NONE, System::nanoTime));
  }

  /** Each text's only token is its number, and the seed of its point. */
  private static float[][][] points(Batch batch, int rare) {
    return new float[][][] {
      ((TokenBatch) batch).rows().stream().map(row -> point(row[0], rare)).toArray(float[][]::new)
    };
  }

  private static float[] point(long text, int rare) {
    SplittableRandom random = new SplittableRandom(text);
    double centre = text < rare ? DISTANCE : 0;
    return new float[] {(float) random.nextGaussian(centre, 1), (float) random.nextGaussian(0, 1)};
  }
}
