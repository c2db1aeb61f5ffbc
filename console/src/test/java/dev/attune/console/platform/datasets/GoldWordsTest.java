package dev.attune.console.platform.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.attune.console.platform.datasets.Gold.Entity;
import dev.attune.console.platform.datasets.Task.Output;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoldWordsTest {

  @Test
  void a_label_is_what_it_says() {
    assertThat(read("very sad", Task.singleLabel(List.of("very sad"), null)).label())
        .isEqualTo("very sad");
  }

  @Test
  void labels_are_parted_by_a_bar() {
    assertThat(read("joy|sadness", Task.multiLabel(List.of("joy"))).labels())
        .containsExactly("joy", "sadness");
    assertThat(read("-", Task.multiLabel(List.of("joy"))).labels()).isEmpty();
  }

  @Test
  void parts_come_with_their_places() {
    assertThat(read("place[18,23) day[27,33)", Task.token(List.of("place"))).entities())
        .containsExactly(new Entity(18, 23, "place"), new Entity(27, 33, "day"));
  }

  @Test
  void values_stand_after_the_names_of_their_scales() {
    var task = Task.regression(List.of(Output.scale("inner stress", 0, 10)));
    assertThat(read("inner stress=8.00 valence=-1.2e-05", task).values())
        .containsExactly(entry("inner stress", 8.0), entry("valence", -1.2e-05));
  }

  private static Gold read(String words, Task task) {
    return GoldWords.read(TextNode.valueOf(words), task, "-");
  }
}
