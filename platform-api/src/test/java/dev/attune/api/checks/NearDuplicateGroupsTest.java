package dev.attune.api.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NearDuplicateGroupsTest {
  private static final int WORDS = 100;

  private static String words(int seed, int from, int to) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < to; i++) {
      String word = Integer.toString(random.nextInt(1_000_000, 30_000_000), 36);
      if (i >= from) {
        text.append(word).append(' ');
      }
    }
    return text.toString();
  }

  @Test
  void what_is_like_one_text_is_in_one_group_though_not_like_each_other() {
    String middle = words(1, 0, WORDS);
    String one = words(2, 0, 9) + words(1, 9, WORDS);
    String other = words(1, 0, WORDS - 9) + words(3, 0, 9);
    NearDuplicates both = new NearDuplicates(2);
    both.add(one);
    assertThat(both.add(other)).as("are not like each other").isEqualTo(-1);
    NearDuplicateGroups groups = new NearDuplicateGroups(10);

    groups.add(one);
    groups.add(words(4, 0, WORDS));
    groups.add(other);
    groups.add(middle);
    groups.add(words(4, 0, WORDS) + "!");

    assertThat(groups.groups()).isEqualTo(List.of(List.of(0, 2, 3), List.of(1, 4)));
  }

  @Test
  void a_full_one_takes_no_more() {
    NearDuplicateGroups groups = new NearDuplicateGroups(1);
    groups.add("the same");
    groups.add("the same");

    assertThat(groups.isFull()).isTrue();
    assertThat(groups.groups()).isEmpty();
  }
}
