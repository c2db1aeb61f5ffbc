package dev.attune.gateway.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GameTest {
  private static final double[] WEIGHTS = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8};
  private static final double QUOTA = 26;

  @Test
  void the_textbook_glove_game_is_solved() {
    // Players 0 and 1 have a left glove, player 2 a right one; a pair is worth 1.
    Game game = Game.exact(3);

    double[] values =
        game.solve(worths(game, who -> who.get(2) && (who.get(0) || who.get(1)) ? 1 : 0)).values();

    assertThat(values).containsExactly(new double[] {1.0 / 6, 1.0 / 6, 4.0 / 6}, within(1e-12));
  }

  @Test
  void what_adds_up_gets_what_it_adds_in_any_order() {
    Game game = Game.sampled(WEIGHTS.length, 1);

    double[] values = game.solve(worths(game, GameTest::weight)).values();

    assertThat(values).containsExactly(WEIGHTS, within(1e-12));
  }

  @Test
  void sampled_values_come_near_those_of_all_orders_and_account_for_everything() {
    ToDoubleFunction<BitSet> vote = who -> weight(who) >= QUOTA ? 1 : 0;
    double[] expected = ofAllCombinations(vote);
    Game game = Game.sampled(WEIGHTS.length, 400);

    Attributions found = game.solve(worths(game, vote));

    assertThat(Arrays.stream(found.values()).sum()).isCloseTo(1, within(1e-12));
    double[] errors = found.errors();
    assertThat(errors).isNotNull();
    for (int player = 0; player < WEIGHTS.length; player++) {
      assertThat(found.values()[player])
          .isCloseTo(expected[player], within(4 * errors[player] + 1e-9));
      assertThat(errors[player]).isLessThan(0.02);
    }
  }

  @Test
  void the_same_game_is_sampled_the_same_way_every_time() {
    assertThat(Game.sampled(20, 3).coalitions()).isEqualTo(Game.sampled(20, 3).coalitions());
  }

  private static double[] worths(Game game, ToDoubleFunction<BitSet> worth) {
    return game.coalitions().stream().mapToDouble(worth).toArray();
  }

  private static double weight(BitSet who) {
    return who.stream().mapToDouble(player -> WEIGHTS[player]).sum();
  }

  /** The definition itself, by permutations counted through factorials of combinations. */
  private static double[] ofAllCombinations(ToDoubleFunction<BitSet> worth) {
    int n = WEIGHTS.length;
    double[] values = new double[n];
    for (long members = 0; members < 1L << n; members++) {
      BitSet who = BitSet.valueOf(new long[] {members});
      double orders = factorial(who.cardinality()) * factorial(n - 1 - who.cardinality());
      for (int player : outside(who, n)) {
        BitSet joined = (BitSet) who.clone();
        joined.set(player);
        values[player] +=
            orders / factorial(n) * (worth.applyAsDouble(joined) - worth.applyAsDouble(who));
      }
    }
    return values;
  }

  private static List<Integer> outside(BitSet who, int n) {
    return IntStream.range(0, n).filter(player -> !who.get(player)).boxed().toList();
  }

  private static double factorial(int n) {
    return IntStream.rangeClosed(2, Math.max(1, n)).asDoubleStream().reduce(1, (a, b) -> a * b);
  }
}
