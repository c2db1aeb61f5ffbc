package dev.attune.text.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunPlanTest {
  @Test
  void every_row_is_in_exactly_one_run_and_no_run_is_too_large() {
    var random = new Random(5);
    for (int trial = 0; trial < 200; trial++) {
      int[] lengths = random.ints(random.nextInt(60), 1, 300).toArray();
      List<List<Integer>> runs = RunPlan.of(lengths, 256);
      assertThat(runs.stream().flatMap(List::stream).sorted())
          .containsExactlyElementsOf(IntStream.range(0, lengths.length).boxed().toList());
      for (List<Integer> run : runs) {
        assertThat(run.size() == 1 || padded(run, lengths) <= 256).as("%s", run).isTrue();
      }
    }
  }

  @Test
  void short_rows_do_not_wait_for_the_padding_of_a_long_one() {
    int[] lengths = {8, 200, 8, 8};
    assertThat(RunPlan.of(lengths, 1000)).hasSize(2).contains(List.of(1));
  }

  @Test
  void rows_of_like_length_share_a_run() {
    int[] lengths = new int[8];
    Arrays.setAll(lengths, i -> 14 + i % 3);
    assertThat(RunPlan.of(lengths, 512)).hasSize(1);
  }

  @Test
  void no_rows_need_no_run() {
    assertThat(RunPlan.of(new int[0], 512)).isEmpty();
  }

  private static int padded(List<Integer> run, int[] lengths) {
    return run.size() * run.stream().mapToInt(row -> lengths[row]).max().orElse(0);
  }
}
