/**
 * The tools that measure the learning library from outside, on public data and against other
 * implementations: {@code ./attune eval} and {@code ./attune bench}.
 */
@NullMarked
package dev.attune.evaluation;

import org.jspecify.annotations.NullMarked;
