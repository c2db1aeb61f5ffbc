package dev.attune.gateway.metering;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's usage on its way to the database. Once it has been tried it never changes, until it is
 * known to be written or not: that is what keeps it from being counted twice.
 */
final class UsageBatch {
  /** One entry of a batch as a journal has it. */
  record Part(UUID modelId, LocalDate day, Usage usage) {}

  /**
   * A batch as a journal has it.
   *
   * @param id tells it from others in whatever journals it is; null in journals that know none
   */
  record Written(@Nullable UUID id, UUID tenantId, @Nullable String triedIn, List<Part> parts) {}

  private final UUID id;
  private final UUID tenantId;
  private final Map<UsageKey, Usage> usage = new HashMap<>();
  private @Nullable String triedIn;
  private boolean apart;

  UsageBatch(UUID tenantId) {
    this(UUID.randomUUID(), tenantId);
  }

  private UsageBatch(UUID id, UUID tenantId) {
    this.id = id;
    this.tenantId = tenantId;
  }

  /**
   * A batch of a journal.
   *
   * @param place where it stands, which is its name if it has no id
   */
  static UsageBatch of(Written written, String place) {
    UUID known = written.id();
    UUID id =
        known == null ? UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8)) : known;
    UsageBatch batch = new UsageBatch(id, written.tenantId());
    written
        .parts()
        .forEach(part -> batch.add(new UsageKey(part.modelId(), part.day()), part.usage()));
    batch.triedIn = written.triedIn();
    return batch;
  }

  Written written() {
    return new Written(
        id,
        tenantId,
        triedIn,
        usage.entrySet().stream()
            .map(e -> new Part(e.getKey().modelId(), e.getKey().day(), e.getValue()))
            .toList());
  }

  UUID id() {
    return id;
  }

  UUID tenantId() {
    return tenantId;
  }

  Map<UsageKey, Usage> usage() {
    return usage;
  }

  /** The same by month: of models that are no more, too. */
  Map<YearMonth, Usage> months() {
    Map<YearMonth, Usage> months = new HashMap<>();
    usage.forEach((key, part) -> months.merge(YearMonth.from(key.day()), part, Usage::plus));
    return months;
  }

  void add(UsageKey key, Usage more) {
    usage.merge(key, more, Usage::plus);
  }

  /** The database's id of the transaction whose outcome is unknown; null when there is none. */
  @Nullable String triedIn() {
    return triedIn;
  }

  void triedIn(@Nullable String transactionId) {
    triedIn = transactionId;
  }

  /** Whether it is to be written by itself, since it was among some that could not be. */
  boolean apart() {
    return apart;
  }

  void setApart() {
    apart = true;
  }
}
