package dev.attune.gateway.metering;

/** What became of an attempt to write. */
enum Outcome {
  WRITTEN,
  NOT_WRITTEN,
  IN_PROGRESS,
  UNKNOWN
}
