/**
 * Pages about data sets: list, create, counts, examples, upload, snapshots, guidelines, deletion.
 */
@NullMarked
package dev.attune.console.datasets;

import org.jspecify.annotations.NullMarked;
