/** What goes wrong in the learning library whatever it is used for. */
@NullMarked
package dev.attune.worker.faults;

import org.jspecify.annotations.NullMarked;
