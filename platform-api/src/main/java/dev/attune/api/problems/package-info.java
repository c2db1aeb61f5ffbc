/** How a request is refused: one shape (RFC 9457) and one mapper from whatever went wrong to it. */
@NullMarked
package dev.attune.api.problems;

import org.jspecify.annotations.NullMarked;
