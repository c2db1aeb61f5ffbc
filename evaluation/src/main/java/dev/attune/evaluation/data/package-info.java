/**
 * Reads the public data sets, each in its own format, into texts with right answers in three
 * splits. What is changed on the way is counted and said.
 */
@NullMarked
package dev.attune.evaluation.data;

import org.jspecify.annotations.NullMarked;
