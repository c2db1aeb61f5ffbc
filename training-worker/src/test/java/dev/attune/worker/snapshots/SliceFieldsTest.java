package dev.attune.worker.snapshots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SliceFieldsTest {
  @Test
  void a_field_with_many_values_tells_no_groups_apart() {
    List<Map<String, String>> metadata = new ArrayList<>();
    for (int i = 0; i <= SliceFields.MOST_VALUES; i++) {
      metadata.add(Map.of("channel", i % 2 == 0 ? "forum" : "chat", "writer", "w" + i));
    }

    assertThat(SliceFields.of(metadata)).containsExactly("channel");
    assertThat(SliceFields.of(metadata.subList(0, SliceFields.MOST_VALUES)))
        .containsExactly("channel", "writer");
    assertThat(SliceFields.only(SliceFields.of(metadata), metadata.getFirst()))
        .isEqualTo(Map.of("channel", "forum"));
  }
}
