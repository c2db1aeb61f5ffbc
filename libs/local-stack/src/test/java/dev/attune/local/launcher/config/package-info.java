/** Tests of {@code dev.attune.local.launcher.config}. */
@NullMarked
package dev.attune.local.launcher.config;

import org.jspecify.annotations.NullMarked;
