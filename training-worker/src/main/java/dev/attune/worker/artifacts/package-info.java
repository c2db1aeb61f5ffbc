/** The files of jobs, from an attempt's own workspace into the artifact store. */
@NullMarked
package dev.attune.worker.artifacts;

import org.jspecify.annotations.NullMarked;
