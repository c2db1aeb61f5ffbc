/** Plain SQL in the transaction at hand, for what entities are too slow or too clumsy for. */
@NullMarked
package dev.attune.api.sql;

import org.jspecify.annotations.NullMarked;
