/** Answers that are kept for a while, where a tenant wants it, to be given again. */
@NullMarked
package dev.attune.gateway.kept;

import org.jspecify.annotations.NullMarked;
