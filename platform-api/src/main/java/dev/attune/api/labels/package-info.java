/**
 * The labels of data sets, what has them, and how they change: {@link
 * dev.attune.api.labels.LabelChanges} renames, merges and deletes them with all answers that have
 * them, and keeps what was done.
 */
@NullMarked
package dev.attune.api.labels;

import org.jspecify.annotations.NullMarked;
