/** Lists in pages: a limit, a cursor, and where to go on. */
@NullMarked
package dev.attune.api.paging;

import org.jspecify.annotations.NullMarked;
