/**
 * What a training job is: read the snapshot, train, evaluate, and publish a version in the
 * transaction that ends the job. Texts are decrypted in memory only and never reach logs, events or
 * failures.
 */
@NullMarked
package dev.attune.worker.training;

import org.jspecify.annotations.NullMarked;
