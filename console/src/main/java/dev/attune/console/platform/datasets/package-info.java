/** The platform API's data sets, examples and snapshots, as the console reads and writes them. */
@NullMarked
package dev.attune.console.platform.datasets;

import org.jspecify.annotations.NullMarked;
