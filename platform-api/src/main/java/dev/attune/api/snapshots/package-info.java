/** Immutable, numbered sets of labelled examples with their splits. */
@NullMarked
package dev.attune.api.snapshots;

import org.jspecify.annotations.NullMarked;
