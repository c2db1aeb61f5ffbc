package dev.attune.api.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The estimate against the resemblance that it estimates. */
class NearDuplicatesTest {
  @Test
  void texts_far_above_the_bar_are_found_and_far_below_not() {
    Random random = new Random(1);
    int found = 0;
    int wrong = 0;
    int alike = 0;
    int unlike = 0;
    for (int i = 0; i < 400; i++) {
      String text = words(random, 40);
      String changed = changed(random, text, i % 30);
      double resemblance = resemblance(text, changed);
      NearDuplicates near = new NearDuplicates(2);
      near.add(text);
      boolean said = near.add(changed) == 0;
      if (resemblance > 0.92) {
        alike++;
        found += said ? 1 : 0;
      } else if (resemblance < 0.6) {
        unlike++;
        wrong += said ? 1 : 0;
      }
    }
    assertThat(alike).isGreaterThan(30);
    assertThat(unlike).isGreaterThan(30);
    assertThat(found).isGreaterThanOrEqualTo(alike * 97 / 100);
    assertThat(wrong).isZero();
  }

  @Test
  void the_number_of_the_earlier_text_is_right_among_many() {
    Random random = new Random(2);
    NearDuplicates near = new NearDuplicates(5_000);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      texts.add(words(random, 30));
      assertThat(near.add(texts.get(i))).isEqualTo(-1);
    }
    for (int i = 0; i < 3_000; i += 100) {
      assertThat(near.add("  " + texts.get(i).toUpperCase(java.util.Locale.ROOT) + " !"))
          .isEqualTo(i);
    }
  }

  @Test
  void short_and_chinese_and_wordless_texts_are_compared_too() {
    NearDuplicates near = new NearDuplicates(10);

    assertThat(near.add("OK")).isEqualTo(-1);
    assertThat(near.add("ok!")).isZero();
    assertThat(near.add("no")).isEqualTo(-1);
    assertThat(near.add("今天我们一起去公园散步看花")).isEqualTo(-1);
    assertThat(near.add("今天，我们一起去公园散步看花！")).isEqualTo(3);
    assertThat(near.add("昨天他一个人留在家里写作业")).isEqualTo(-1);
    assertThat(near.add("😀")).isEqualTo(-1);
    assertThat(near.add("😀 ")).isEqualTo(6);
  }

  @Test
  void a_full_one_takes_no_more() {
    NearDuplicates near = new NearDuplicates(1);
    near.add("the same");

    assertThat(near.isFull()).isTrue();
    assertThat(near.add("the same")).isEqualTo(-1);
  }

  private static String words(Random random, int n) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < n; i++) {
      for (int j = 2 + random.nextInt(8); j > 0; j--) {
        text.append((char) ('a' + random.nextInt(26)));
      }
      text.append(' ');
    }
    return text.toString();
  }

  private static String changed(Random random, String text, int changes) {
    StringBuilder changed = new StringBuilder(text);
    for (int i = 0; i < changes; i++) {
      changed.setCharAt(random.nextInt(changed.length()), (char) ('a' + random.nextInt(26)));
    }
    return changed.toString();
  }

  private static double resemblance(String one, String other) {
    Set<Long> first = set(one);
    Set<Long> second = set(other);
    Set<Long> both = new HashSet<>(first);
    both.retainAll(second);
    first.addAll(second);
    return (double) both.size() / first.size();
  }

  private static Set<Long> set(String text) {
    Set<Long> shingles = new HashSet<>();
    for (long shingle : Shingles.of(text)) {
      shingles.add(shingle);
    }
    return shingles;
  }
}
