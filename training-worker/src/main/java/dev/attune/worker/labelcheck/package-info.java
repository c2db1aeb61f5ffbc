/** Which labels of a snapshot are probably wrong, found after a training with models of its own. */
@NullMarked
package dev.attune.worker.labelcheck;

import org.jspecify.annotations.NullMarked;
