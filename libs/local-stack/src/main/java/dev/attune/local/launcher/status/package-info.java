/** What the supervisor knows about the platform, written to a file that the other commands read. */
@NullMarked
package dev.attune.local.launcher.status;

import org.jspecify.annotations.NullMarked;
