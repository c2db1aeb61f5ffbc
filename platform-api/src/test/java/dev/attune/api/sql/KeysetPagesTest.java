package dev.attune.api.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class KeysetPagesTest {
  private static KeysetPages<List<Integer>, Integer> pages(int rows) {
    return KeysetPages.ofLists(
        2,
        after -> IntStream.range(after == null ? 0 : after + 1, rows).limit(2).boxed().toList(),
        row -> row);
  }

  private static List<List<Integer>> all(int rows) {
    List<List<Integer>> all = new ArrayList<>();
    pages(rows).forEachRemaining(all::add);
    return all;
  }

  @Test
  void each_page_begins_behind_the_one_before_until_one_is_not_full() {
    assertThat(all(5)).containsExactly(List.of(0, 1), List.of(2, 3), List.of(4));
    assertThat(all(4)).containsExactly(List.of(0, 1), List.of(2, 3), List.of());
    assertThat(all(0)).containsExactly(List.of());
  }

  @Test
  void what_is_not_read_to_its_end_says_that_there_is_more() {
    KeysetPages<List<Integer>, Integer> pages = pages(3);

    pages.next();

    assertThat(pages.hasNext()).isTrue();
    pages.next();
    assertThat(pages.hasNext()).isFalse();
    assertThatThrownBy(pages::next).isInstanceOf(NoSuchElementException.class);
  }
}
