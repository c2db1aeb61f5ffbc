/** The platform behind the console as real processes, and a real browser before it. */
@NullMarked
package dev.attune.console.testing;

import org.jspecify.annotations.NullMarked;
