/** The worker as a process: what happens when it starts and when it is told to end. */
@NullMarked
package dev.attune.worker;

import org.jspecify.annotations.NullMarked;
