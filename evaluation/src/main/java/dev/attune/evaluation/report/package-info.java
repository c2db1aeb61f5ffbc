/** Tables for terminals and for {@code docs/results.md}. */
@NullMarked
package dev.attune.evaluation.report;

import org.jspecify.annotations.NullMarked;
