/** Signing in, choosing or creating an organisation, and the organisation's overview. */
@NullMarked
package dev.attune.console.home;

import org.jspecify.annotations.NullMarked;
