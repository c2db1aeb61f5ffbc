/**
 * What the right label is where annotators gave several: votes, Dawid and Skene's estimate, gold
 * labels by a stated rule, and soft labels.
 */
@NullMarked
package dev.attune.agreement.truth;

import org.jspecify.annotations.NullMarked;
