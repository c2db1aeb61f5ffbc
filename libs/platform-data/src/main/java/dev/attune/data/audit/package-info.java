/** The append-only record of what anyone did to data, models, keys and policies. */
@NullMarked
package dev.attune.data.audit;

import org.jspecify.annotations.NullMarked;
