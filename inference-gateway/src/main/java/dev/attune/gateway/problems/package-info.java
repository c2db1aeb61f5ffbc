/** Every error a client sees: RFC 9457 problem documents, made in one place. */
@NullMarked
package dev.attune.gateway.problems;

import org.jspecify.annotations.NullMarked;
