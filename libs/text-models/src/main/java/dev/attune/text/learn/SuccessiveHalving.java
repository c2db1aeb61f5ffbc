package dev.attune.text.learn;

import dev.attune.text.metrics.Score;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tries all settings with few epochs, keeps the better third, tries those with three times as many
 * epochs, and so on until one is left. A short try has a whole schedule of its own, from warm-up to
 * zero.
 */
final class SuccessiveHalving {
  private static final int FACTOR = 3;

  private final Hyperparameters[] candidates;
  private final Attempt attempt;
  private final @Nullable Result[] results;

  private SuccessiveHalving(List<Hyperparameters> candidates, Attempt attempt) {
    this.candidates = candidates.toArray(Hyperparameters[]::new);
    this.attempt = attempt;
    this.results = new Result[candidates.size()];
  }

  /** Trains with some settings, without the test split. */
  interface Attempt {
    /**
     * Tries a candidate.
     *
     * @param number of the candidate, from 0
     * @param epochs instead of those of the candidate
     * @throws DivergedException if the loss came apart
     */
    Result run(int number, int epochs) throws IOException;
  }

  /**
   * How a try ended.
   *
   * @param figure of the best epoch on the validation split
   * @param loss of that epoch there
   */
  record Result(Score figure, double loss, int epochs) {}

  /**
   * Finds the best candidate.
   *
   * @throws DivergedException if the loss came apart with every one
   */
  static SearchReport run(List<Hyperparameters> candidates, Attempt attempt) throws IOException {
    return new SuccessiveHalving(candidates, attempt).run();
  }

  /** How many epochs all tries take together, if all candidates have as many. */
  static int plannedEpochs(int candidates, int epochs) {
    int sum = 0;
    int left = candidates;
    for (int rung = rungs(candidates, epochs); rung > 0; rung--) {
      sum += left * epochsAt(epochs, rung);
      left = kept(left, rung);
    }
    return sum;
  }

  private SearchReport run() throws IOException {
    List<Integer> left = new ArrayList<>(IntStream.range(0, candidates.length).boxed().toList());
    DivergedException diverged = null;
    for (int rung = rungs(candidates.length, candidates[0].epochs()); rung > 0; rung--) {
      for (int number : left) {
        try {
          results[number] = attempted(number, epochsAt(candidates[number].epochs(), rung));
        } catch (DivergedException e) {
          diverged = e;
          results[number] = null;
        }
      }
      int tried = left.size();
      left.removeIf(number -> results[number] == null);
      if (left.isEmpty()) {
        left = best(standing(), tried);
      }
      if (left.isEmpty() && diverged != null) {
        throw diverged.inEveryTrial();
      }
      left = best(left, kept(left.size(), rung));
    }
    return new SearchReport(trials(), left.getFirst());
  }

  /** Those that gave way to others which have all come apart since. */
  private List<Integer> standing() {
    return IntStream.range(0, candidates.length)
        .filter(number -> results[number] != null)
        .boxed()
        .toList();
  }

  private List<Integer> best(List<Integer> numbers, int count) {
    return new ArrayList<>(
        numbers.stream()
            .sorted(
                Comparator.comparingDouble((Integer number) -> -result(number).figure().value())
                    .thenComparingDouble(number -> result(number).loss())
                    .thenComparing(Comparator.naturalOrder()))
            .limit(count)
            .toList());
  }

  /** A candidate with fewer epochs than the plan may have had all of this round before. */
  private Result attempted(int number, int epochs) throws IOException {
    Result before = results[number];
    return before != null && before.epochs() == epochs ? before : attempt.run(number, epochs);
  }

  private Result result(int number) {
    Result result = results[number];
    if (result == null) {
      throw new IllegalStateException("The trial " + number + " has no result.");
    }
    return result;
  }

  private List<Trial> trials() {
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < candidates.length; i++) {
      Result result = results[i];
      trials.add(
          result == null
              ? new Trial(candidates[i], null, 0)
              : new Trial(candidates[i], result.figure(), result.epochs()));
    }
    return trials;
  }

  /**
   * As many as it takes to leave one, as long as each has fewer epochs than the next: with five
   * epochs one, two and then all of them.
   */
  private static int rungs(int candidates, int epochs) {
    int rungs = 1;
    int left = Math.ceilDiv(candidates, FACTOR);
    while (left > 1 && epochsAt(epochs, rungs) > 1) {
      rungs++;
      left = Math.ceilDiv(left, FACTOR);
    }
    return rungs;
  }

  private static int epochsAt(int epochs, int rung) {
    return (int) Math.ceil(epochs / Math.pow(FACTOR, rung));
  }

  private static int kept(int left, int rung) {
    return rung == 1 ? 1 : Math.ceilDiv(left, FACTOR);
  }
}
