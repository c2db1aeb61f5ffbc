/**
 * Says of two versions of a model whether one is better, from what both answered to the same test
 * texts.
 */
@NullMarked
package dev.attune.api.comparisons;

import org.jspecify.annotations.NullMarked;
