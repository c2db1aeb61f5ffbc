/** The commands behind {@code ./attune}: one machine runs the whole platform as processes. */
@NullMarked
package dev.attune.local.launcher;

import org.jspecify.annotations.NullMarked;
