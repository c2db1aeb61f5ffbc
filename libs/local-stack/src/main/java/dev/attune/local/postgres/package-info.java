/**
 * A real PostgreSQL from the registry's binaries, run directly so that its data lasts and its
 * processes are known.
 */
@NullMarked
package dev.attune.local.postgres;

import org.jspecify.annotations.NullMarked;
