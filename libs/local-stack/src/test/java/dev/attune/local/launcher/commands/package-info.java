/** Tests of {@code dev.attune.local.launcher.commands}. */
@NullMarked
package dev.attune.local.launcher.commands;

import org.jspecify.annotations.NullMarked;
