/** The background process that starts everything in order and starts again what dies. */
@NullMarked
package dev.attune.local.launcher.supervise;

import org.jspecify.annotations.NullMarked;
