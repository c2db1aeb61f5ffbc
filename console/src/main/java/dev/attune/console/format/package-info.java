/** How figures, times and labels are written for a reader of a language. */
@NullMarked
package dev.attune.console.format;

import org.jspecify.annotations.NullMarked;
