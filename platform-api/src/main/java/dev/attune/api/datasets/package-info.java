/** Data sets: a task, guidelines, and counts of what is in them. */
@NullMarked
package dev.attune.api.datasets;

import org.jspecify.annotations.NullMarked;
