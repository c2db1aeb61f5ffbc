/**
 * {@code ./attune eval}: trains and scores on public data sets, so that every change of the library
 * can be held against published results.
 */
@NullMarked
package dev.attune.evaluation.eval;

import org.jspecify.annotations.NullMarked;
