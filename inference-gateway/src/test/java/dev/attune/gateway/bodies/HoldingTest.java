package dev.attune.gateway.bodies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HoldingTest {
  private final Room room = new Room(10_000_000, 1_000_000);

  @Test
  void a_lone_request_may_hold_more_than_its_tenants_part_in_two_holdings() {
    try (Holding sent = room.holding();
        Holding other = room.holding()) {
      sent.cover(100_000);
      try (Holding inflated = room.beside(sent)) {
        inflated.cover(2_000_000);
        assertThat(room.held()).isGreaterThanOrEqualTo(2_100_000);
      }

      assertThatThrownBy(() -> other.cover(2_000_000)).isInstanceOf(TooManyBytesException.class);
    }
    assertThat(room.held()).isZero();
  }
}
