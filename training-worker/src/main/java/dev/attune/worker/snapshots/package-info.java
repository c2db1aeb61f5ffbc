/** The texts of a snapshot, decrypted in memory only; they never reach logs, events or failures. */
@NullMarked
package dev.attune.worker.snapshots;

import org.jspecify.annotations.NullMarked;
