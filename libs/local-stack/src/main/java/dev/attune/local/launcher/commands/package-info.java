/** One class per command of {@code ./attune}. */
@NullMarked
package dev.attune.local.launcher.commands;

import org.jspecify.annotations.NullMarked;
