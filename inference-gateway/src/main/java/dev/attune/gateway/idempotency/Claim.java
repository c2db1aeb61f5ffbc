package dev.attune.gateway.idempotency;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of a key that came with a request. */
sealed interface Claim {
  /**
   * It is new: the request is to be answered, and then {@code id} is to be finished or released.
   */
  record Fresh(UUID id) implements Claim {}

  /** The same request was answered with this. */
  record Answered(int status, String body) implements Claim {}

  /** The same request is being answered. */
  record Running() implements Claim {}

  /** Another request had the key. */
  record Other() implements Claim {}

  /**
   * A row as the table has it.
   *
   * @param answer null while the request is being answered
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes that are compared and never changed
  record Kept(byte[] requestDigest, int status, byte @Nullable [] answer) {}
}
