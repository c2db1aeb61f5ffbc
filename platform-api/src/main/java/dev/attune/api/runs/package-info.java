/** Training runs: asked for, queued, watched while they go on, cancelled. */
@NullMarked
package dev.attune.api.runs;

import org.jspecify.annotations.NullMarked;
