package dev.attune.gateway.trials;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's counts on their way to the database. Once they have been tried they never change,
 * until it is known whether they were written: that is what keeps them from being added twice.
 */
final class TrialBatch {
  /** Where a count belongs. */
  record Place(Trial trial, LocalDate day, Cell cell) {}

  private final UUID tenantId;
  private final Map<Place, Long> counts = new HashMap<>();
  private @Nullable String triedIn;

  TrialBatch(UUID tenantId) {
    this.tenantId = tenantId;
  }

  UUID tenantId() {
    return tenantId;
  }

  Map<Place, Long> counts() {
    return counts;
  }

  void add(Trial trial, LocalDate day, Map<Cell, Long> more) {
    more.forEach((cell, n) -> counts.merge(new Place(trial, day, cell), n, Long::sum));
  }

  /** The database's id of the transaction whose outcome is unknown; null when there is none. */
  @Nullable String triedIn() {
    return triedIn;
  }

  void triedIn(@Nullable String transactionId) {
    triedIn = transactionId;
  }
}
