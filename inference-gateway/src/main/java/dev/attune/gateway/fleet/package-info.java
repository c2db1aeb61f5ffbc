/** What this gateway tells the others' readers: that it runs, and what it serves. */
@NullMarked
package dev.attune.gateway.fleet;

import org.jspecify.annotations.NullMarked;
