package dev.attune.worker.snapshots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.text.task.Gold;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SnapshotReaderRowTest {
  @Test
  void a_row_is_written_without_text_and_metadata() {
    UUID id = new UUID(1, 2);
    var row =
        new SnapshotReader.Row(
            id,
            "train",
            "Ann cried",
            new Gold.Label("sadness"),
            Map.of(),
            Map.of("school", "Hill Road"));

    assertThat(row).hasToString("Row[id=" + id + "]");
  }
}
