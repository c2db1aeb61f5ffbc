package dev.attune.gateway.explain;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Which combinations of players have to be tried, and what each player adds on the average over
 * orders in which they join (Shapley 1953). With few players every combination is tried. Otherwise
 * orders are sampled (Castro, Gómez, Tejada 2009), each together with its reverse, which makes the
 * estimate surer at no cost (Mitchell, Cooper, Frank, Holmes 2022). Along one order what is added
 * telescopes, so the values account for the whole difference exactly, sampled or not.
 */
final class Game {
  /** Up to this many players, all combinations are fewer than the sampled orders would visit. */
  static final int MOST_EXACT = 7;

  private static final long SEED = 0x5ca1ab1eL;

  private final int players;
  private final boolean exact;
  private final List<int[]> orders;
  private final Map<BitSet, Integer> coalitions = new LinkedHashMap<>();

  private Game(int players, boolean exact, List<int[]> orders) {
    this.players = players;
    this.exact = exact;
    this.orders = orders;
  }

  /** A game of a few players, of which every combination is tried. */
  static Game exact(int players) {
    Game game = new Game(players, true, List.of());
    for (long members = 0; members < 1L << players; members++) {
      game.add(BitSet.valueOf(new long[] {members}));
    }
    return game;
  }

  /** A game of any number of players, over orders and their reverses; the same ones every time. */
  static Game sampled(int players, int pairsOfOrders) {
    SplittableRandom random = new SplittableRandom(SEED + players);
    List<int[]> orders = new ArrayList<>();
    for (int pair = 0; pair < pairsOfOrders; pair++) {
      int[] order = shuffled(players, random);
      orders.add(order);
      orders.add(reversed(order));
    }
    Game game = new Game(players, false, orders);
    for (int[] order : orders) {
      BitSet members = new BitSet(players);
      game.add(members);
      for (int player : order) {
        members.set(player);
        game.add(members);
      }
    }
    return game;
  }

  boolean isExact() {
    return exact;
  }

  /** The combinations to try, each once; nobody and everybody are among them. */
  List<BitSet> coalitions() {
    return List.copyOf(coalitions.keySet());
  }

  /**
   * What each player adds.
   *
   * @param worths of the combinations, in their order
   */
  Attributions solve(double[] worths) {
    return exact ? exactly(worths) : onTheAverage(worths);
  }

  private Attributions exactly(double[] worths) {
    double[] weights = weights();
    double[] values = new double[players];
    coalitions.forEach(
        (members, index) -> {
          for (int player = 0; player < players; player++) {
            int size = members.cardinality();
            values[player] +=
                members.get(player)
                    ? weights[size - 1] * worths[index]
                    : -weights[size] * worths[index];
          }
        });
    return new Attributions(values, null);
  }

  /** How often a player finds so many before him, divided by the number of such combinations. */
  private double[] weights() {
    double[] weights = new double[players + 1];
    for (int before = 0; before < players; before++) {
      double combinations = 1;
      for (int i = 1; i <= before; i++) {
        combinations = combinations * (players - i) / i;
      }
      weights[before] = 1 / (players * combinations);
    }
    return weights;
  }

  private Attributions onTheAverage(double[] worths) {
    int pairs = orders.size() / 2;
    double[] sums = new double[players];
    double[] squares = new double[players];
    for (int pair = 0; pair < pairs; pair++) {
      double[] added = new double[players];
      along(orders.get(2 * pair), worths, added);
      along(orders.get(2 * pair + 1), worths, added);
      for (int player = 0; player < players; player++) {
        double mean = added[player] / 2;
        sums[player] += mean;
        squares[player] += mean * mean;
      }
    }
    double[] errors = new double[players];
    for (int player = 0; player < players; player++) {
      sums[player] /= pairs;
      double variance = Math.max(0, squares[player] / pairs - sums[player] * sums[player]);
      errors[player] = Math.sqrt(variance / Math.max(1, pairs - 1));
    }
    double @Nullable [] known = pairs > 1 ? errors : null;
    return new Attributions(sums, known);
  }

  private void along(int[] order, double[] worths, double[] added) {
    BitSet members = new BitSet(players);
    double before = worths[index(members)];
    for (int player : order) {
      members.set(player);
      double after = worths[index(members)];
      added[player] += after - before;
      before = after;
    }
  }

  private int index(BitSet members) {
    Integer index = coalitions.get(members);
    if (index == null) {
      throw new IllegalStateException("A combination was not tried.");
    }
    return index;
  }

  private void add(BitSet members) {
    if (!coalitions.containsKey(members)) {
      coalitions.put((BitSet) members.clone(), coalitions.size());
    }
  }

  private static int[] shuffled(int players, SplittableRandom random) {
    int[] order = new int[players];
    for (int i = 0; i < players; i++) {
      int at = random.nextInt(i + 1);
      order[i] = order[at];
      order[at] = i;
    }
    return order;
  }

  private static int[] reversed(int[] order) {
    int[] reversed = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      reversed[i] = order[order.length - 1 - i];
    }
    return reversed;
  }
}
