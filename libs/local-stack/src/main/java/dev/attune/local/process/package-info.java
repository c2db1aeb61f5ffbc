/** Child processes that can be recognised, found again and stopped, also by a later launcher. */
@NullMarked
package dev.attune.local.process;

import org.jspecify.annotations.NullMarked;
