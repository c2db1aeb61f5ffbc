/** Tests of {@code dev.attune.local.launcher.demo}. */
@NullMarked
package dev.attune.local.launcher.demo;

import org.jspecify.annotations.NullMarked;
