/** Pages about training runs: list, start, follow live, cancel. */
@NullMarked
package dev.attune.console.runs;

import org.jspecify.annotations.NullMarked;
