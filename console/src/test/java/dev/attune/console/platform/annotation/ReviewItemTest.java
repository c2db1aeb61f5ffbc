package dev.attune.console.platform.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.console.platform.datasets.Gold;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReviewItemTest {
  @Test
  void what_is_decided_is_told_from_what_an_upload_decided_and_from_nothing() {
    assertThat(item("open", null, null).decisionSeen()).isEqualTo("none");
    assertThat(item("decided", Gold.of("joy"), null).decisionSeen()).isEqualTo("upload");
    assertThat(item("decided", Gold.of("joy"), Instant.EPOCH).decisionSeen())
        .isEqualTo("1970-01-01T00:00:00Z");
  }

  private static ReviewItem item(
      String status, @Nullable Gold decision, @Nullable Instant decidedAt) {
    return new ReviewItem(
        "id", null, "a", status, 1, List.of(), List.of(), decision, null, null, decidedAt);
  }
}
