/** The base models that are open, each with its serving session and its batcher. */
@NullMarked
package dev.attune.gateway.engine;

import org.jspecify.annotations.NullMarked;
