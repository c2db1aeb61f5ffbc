/** Tests of {@code dev.attune.local.launcher.supervise}. */
@NullMarked
package dev.attune.local.launcher.supervise;

import org.jspecify.annotations.NullMarked;
