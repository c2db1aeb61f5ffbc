package dev.attune.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * How intervals are found: the percentile bootstrap over items (Efron 1979). Items are drawn with
 * all their answers, since answers to one item depend on each other. Draws on which a figure is not
 * defined, because nothing differs in them, are left out.
 *
 * <p>Draws hold nothing but what was seen: of ten items on which all agreed, all agree in every
 * draw. But what never happened in n items may happen in three of n (the rule of three; Hanley and
 * Lippman-Hand 1983). So an interval reaches at least as far down as the figure would go with three
 * more items on which annotators agree as chance has it, and as far up as with three on which they
 * agree wholly. Each weighs what one item weighs of those that tell how far annotators agree. Where
 * some items of either sort were seen, draws reach further by themselves.
 *
 * @param resamples how many draws
 * @param seed of the draws; the same answers and seed give the same interval
 * @param leastItems with fewer comparable items there is no figure
 */
public record Sampling(int resamples, long seed, int leastItems) {
  private static final double LOW = 0.025;
  private static final double HIGH = 0.975;

  /** How many items may be of a sort of which none was seen. */
  private static final double UNSEEN = 3;

  /** 1,000 draws; ten items, since an interval drawn from fewer says little. */
  public static final Sampling STANDARD = new Sampling(1000, 20_190_711L, 10);

  /** Refuses a bootstrap without draws or over single items. */
  public Sampling {
    if (resamples < 1 || leastItems < 2) {
      throw new IllegalArgumentException("At least one resample and two items are needed.");
    }
  }

  /** Several figures of the same items. */
  @FunctionalInterface
  interface Figures {
    /**
     * Computes them.
     *
     * @param times how often items of each kind are drawn
     * @param values takes each figure; not a number where it is not defined
     */
    void of(int[] times, double[] values);
  }

  /**
   * Measures.
   *
   * @param unless what is missing where the figure of all items is not defined
   * @param figure from how often items of each kind are drawn; not a number where it is not defined
   */
  Agreement measure(
      Statistic statistic, Evidence evidence, Shortage unless, ToDoubleFunction<int[]> figure) {
    return measure(
            statistic,
            evidence,
            unless,
            List.of(evidence.basis()),
            (times, values) -> values[0] = figure.applyAsDouble(times))
        .getFirst();
  }

  /**
   * Measures several figures, all of which see the same draws.
   *
   * @param bases of each figure what it rests on by itself
   */
  List<Agreement> measure(
      Statistic statistic,
      Evidence evidence,
      Shortage unless,
      List<Evidence.Basis> bases,
      Figures figures) {
    int many = bases.size();
    if (evidence.annotators() < 2) {
      return Collections.nCopies(
          many, new Agreement.NotEnough(statistic, Shortage.ANNOTATORS, evidence.annotators(), 2));
    }
    if (evidence.items() < leastItems) {
      return Collections.nCopies(
          many, new Agreement.NotEnough(statistic, Shortage.ITEMS, evidence.items(), leastItems));
    }
    double[] values = new double[many];
    figures.of(once(evidence.drawn()), values);
    double[][] drawn = draw(evidence.drawn(), many, figures);
    List<Agreement> measured = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      Evidence.Basis basis = bases.get(i);
      if (Double.isNaN(values[i])) {
        measured.add(undefined(statistic, unless));
      } else if (basis.items() < leastItems) {
        measured.add(new Agreement.NotEnough(statistic, Shortage.ITEMS, basis.items(), leastItems));
      } else {
        measured.add(measured(statistic, evidence, basis.telling(), values[i], drawn[i]));
      }
    }
    return measured;
  }

  private static Agreement undefined(Statistic statistic, Shortage unless) {
    int need = unless == Shortage.SPANS ? 1 : 2;
    return new Agreement.NotEnough(statistic, unless, need - 1, need);
  }

  private static Agreement measured(
      Statistic statistic, Evidence evidence, int telling, double value, double[] draws) {
    double[] drawn = Arrays.stream(draws).filter(one -> !Double.isNaN(one)).sorted().toArray();
    double low = value * telling / (telling + UNSEEN);
    double high = (value * telling + UNSEEN) / (telling + UNSEEN);
    return new Agreement.Measured(
        statistic,
        value,
        Math.min(low, drawn.length == 0 ? value : quantile(drawn, LOW)),
        Math.max(high, drawn.length == 0 ? value : quantile(drawn, HIGH)),
        evidence.items(),
        evidence.leftOut(),
        evidence.annotators());
  }

  private static int[] once(Kinds<?> items) {
    int[] times = new int[items.size()];
    for (int item = 0; item < items.items(); item++) {
      times[items.of(item)]++;
    }
    return times;
  }

  /** By figure, its value in each draw. */
  private double[][] draw(Kinds<?> items, int many, Figures figures) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] drawn = new double[many][resamples];
    int[] times = new int[items.size()];
    double[] values = new double[many];
    for (int i = 0; i < resamples; i++) {
      Arrays.fill(times, 0);
      for (int j = 0; j < items.items(); j++) {
        times[items.of(random.nextInt(items.items()))]++;
      }
      figures.of(times, values);
      for (int figure = 0; figure < many; figure++) {
        drawn[figure][i] = values[figure];
      }
    }
    return drawn;
  }

  /** Linear between the two nearest values. */
  private static double quantile(double[] sorted, double share) {
    double position = share * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
