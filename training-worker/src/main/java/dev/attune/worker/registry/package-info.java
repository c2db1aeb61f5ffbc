/**
 * What this worker can do, and how the others learn of it: base models in its store, methods with
 * their hyperparameters, both written into the database at start-up.
 */
@NullMarked
package dev.attune.worker.registry;

import org.jspecify.annotations.NullMarked;
