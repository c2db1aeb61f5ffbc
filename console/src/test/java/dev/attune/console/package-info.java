/** What the console does, seen through a real browser. */
@NullMarked
package dev.attune.console;

import org.jspecify.annotations.NullMarked;
