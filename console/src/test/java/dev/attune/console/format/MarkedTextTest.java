package dev.attune.console.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.console.format.MarkedText.Mark;
import dev.attune.console.format.MarkedText.Piece;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkedTextTest {

  @Test
  void positions_count_code_points_so_that_an_emoji_is_one() {
    var mark = new Mark(2, 4, "place");
    assertThat(MarkedText.of("😀 苏州 见", List.of(mark)).pieces())
        .containsExactly(new Piece("😀 ", null), new Piece("苏州", mark), new Piece(" 见", null));
  }

  @Test
  void of_two_marks_that_overlap_the_first_and_longest_is_drawn_and_the_other_kept_beside() {
    var inner = new Mark(4, 8, "place");
    var outer = new Mark(4, 16, "organisation");
    var marked = MarkedText.of("The York Minster", List.of(inner, outer));
    assertThat(marked.pieces()).extracting(Piece::text).containsExactly("The ", "York Minster");
    assertThat(marked.others()).containsExactly(inner);
  }

  @Test
  void a_mark_outside_of_the_text_leaves_the_text_whole() {
    var marked = MarkedText.of("short", List.of(new Mark(3, 9, "x"), new Mark(-1, 2, "y")));
    assertThat(marked.pieces()).containsExactly(new Piece("short", null));
    assertThat(marked.others()).hasSize(2);
  }
}
