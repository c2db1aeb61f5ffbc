package dev.attune.console.platform.tenants;

import java.time.LocalDate;

/** What was asked of one model on one day (UTC). */
public record Usage(LocalDate day, String model, long requests, long texts, long tokens) {}
