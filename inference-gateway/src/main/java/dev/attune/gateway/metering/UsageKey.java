package dev.attune.gateway.metering;

import java.time.LocalDate;
import java.util.UUID;

/** What usage is counted by. */
record UsageKey(UUID modelId, LocalDate day) {}
