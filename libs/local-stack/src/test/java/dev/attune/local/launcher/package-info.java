/** Tests of {@code dev.attune.local.launcher}. */
@NullMarked
package dev.attune.local.launcher;

import org.jspecify.annotations.NullMarked;
