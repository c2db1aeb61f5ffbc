package dev.attune.evaluation.micro;

import dev.attune.text.metrics.Figure;
import dev.attune.text.metrics.Outcomes;
import dev.attune.text.task.Gold;
import dev.attune.text.task.SingleLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The interval of a macro F1: 1,000 resamples of a test split with 28 labels. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Bootstraps {
  private static final int LABELS = 28;
  private static final double RIGHT = 0.7;

  @Param({"1000", "5000"})
  private int texts;

  private Outcomes outcomes = answers(1);

  /** Draws answers of which seven in ten are right. */
  @Setup
  public void test() {
    outcomes = answers(texts);
  }

  private static Outcomes answers(int texts) {
    Random random = new Random(1);
    List<String> labels = IntStream.range(0, LABELS).mapToObj(label -> "label " + label).toList();
    List<Gold> truth = new ArrayList<>();
    List<Gold> answers = new ArrayList<>();
    for (int i = 0; i < texts; i++) {
      Gold gold = new Gold.Label(labels.get(random.nextInt(LABELS)));
      truth.add(gold);
      answers.add(
          random.nextDouble() < RIGHT ? gold : new Gold.Label(labels.get(random.nextInt(LABELS))));
    }
    return Outcomes.of(new SingleLabel(labels), truth, answers);
  }

  @Benchmark
  public Figure interval() {
    return outcomes.estimate();
  }
}
