package dev.attune.agreement;

import static dev.attune.agreement.Answers.ofLetters;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.agreement.SharedItems.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SharedItemsTest {

  @Test
  void pairs_without_a_shared_item_are_no_pairs() {
    SharedItems shared = SharedItems.of(ofLetters("abab..", "abba..", "....ab"), by -> true, 10);

    assertThat(shared).isEqualTo(new SharedItems(1, List.of(new Pair("coder0", "coder1", 4))));
  }

  @Test
  void those_that_share_the_most_are_kept_and_all_are_counted() {
    Annotations<String> answers = ofLetters("aaaaaa", "aaaa..", "aa....", ".....a");

    assertThat(SharedItems.of(answers, by -> true, 2))
        .isEqualTo(
            new SharedItems(
                4, List.of(new Pair("coder0", "coder1", 4), new Pair("coder0", "coder2", 2))));
    assertThat(SharedItems.of(answers, by -> !by.equals("coder0"), 2))
        .isEqualTo(new SharedItems(1, List.of(new Pair("coder1", "coder2", 2))));
  }

  @Test
  void of_a_crowd_no_more_pairs_are_kept_than_asked_for() {
    SplittableRandom random = new SplittableRandom(1);
    List<Annotation<String>> answers = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      int first = random.nextInt(1000);
      for (int step = 0; step < 3; step++) {
        answers.add(
            new Annotation<>("item" + i, "coder%03d".formatted((first + step) % 1000), "a"));
      }
    }

    Annotations<String> all = Annotations.of(answers);
    SharedItems shared = SharedItems.of(all, by -> true, 50);

    assertThat(shared.pairs()).isEqualTo(2000);
    assertThat(shared.most())
        .isEqualTo(SharedItems.of(all, by -> true, 5_000).most().subList(0, 50));
  }
}
