/** Requests that come twice under one {@code Idempotency-Key}, and are answered once. */
@NullMarked
package dev.attune.gateway.idempotency;

import org.jspecify.annotations.NullMarked;
