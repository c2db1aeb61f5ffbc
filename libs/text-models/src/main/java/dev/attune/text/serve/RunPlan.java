package dev.attune.text.serve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cuts rows of different lengths into runs. A row is padded to the longest of its run, so rows of
 * like length go together; where to cut is the cheapest choice, by dynamic programming over the
 * sorted lengths, when a run costs its padded tokens and a fixed price besides.
 */
final class RunPlan {
  /** What starting a run costs, in tokens' worth of time. */
  private static final int TOKENS_PER_START = 12;

  private RunPlan() {}

  /**
   * The cheapest runs.
   *
   * @param lengths the rows' tokens
   * @param tokensPerRun most tokens of a run, padding included; a longer row goes alone
   * @return indices of rows, each in exactly one run
   */
  static List<List<Integer>> of(int[] lengths, int tokensPerRun) {
    List<Integer> order =
        IntStream.range(0, lengths.length)
            .boxed()
            .sorted(Comparator.comparingInt(row -> lengths[row]))
            .toList();
    int[] starts =
        cheapestStarts(order.stream().mapToInt(row -> lengths[row]).toArray(), tokensPerRun);
    List<List<Integer>> runs = new ArrayList<>();
    for (int end = order.size(); end > 0; end = starts[end]) {
      runs.add(order.subList(starts[end], end));
    }
    return runs;
  }

  /** For every end of a run in the cheapest plan, where that run starts. */
  private static int[] cheapestStarts(int[] ascending, int tokensPerRun) {
    int[] starts = new int[ascending.length + 1];
    long[] cost = new long[ascending.length + 1];
    for (int end = 1; end <= ascending.length; end++) {
      long longest = ascending[end - 1];
      cost[end] = Long.MAX_VALUE;
      for (int start = end - 1; start >= 0; start--) {
        long tokens = (end - start) * longest;
        if (tokens > tokensPerRun && start < end - 1) {
          break;
        }
        long total = cost[start] + tokens + TOKENS_PER_START;
        if (total < cost[end]) {
          cost[end] = total;
          starts[end] = start;
        }
      }
    }
    return starts;
  }
}
