/**
 * {@code ./attune bench}: how fast the library trains, against plain PyTorch on the same machine in
 * the same minutes.
 */
@NullMarked
package dev.attune.evaluation.bench;

import org.jspecify.annotations.NullMarked;
