/** Pages about API keys, the audit log and the organisation itself. */
@NullMarked
package dev.attune.console.settings;

import org.jspecify.annotations.NullMarked;
