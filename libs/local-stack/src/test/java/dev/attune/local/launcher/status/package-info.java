/** Tests of {@code dev.attune.local.launcher.status}. */
@NullMarked
package dev.attune.local.launcher.status;

import org.jspecify.annotations.NullMarked;
