/** The platform API's base models and training runs, as the console reads and writes them. */
@NullMarked
package dev.attune.console.platform.runs;

import org.jspecify.annotations.NullMarked;
