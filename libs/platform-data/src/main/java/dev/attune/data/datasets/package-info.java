/** Data sets, examples and snapshots as rows. */
@NullMarked
package dev.attune.data.datasets;

import org.jspecify.annotations.NullMarked;
