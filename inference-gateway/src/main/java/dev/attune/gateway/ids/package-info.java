/** The ids of predictions, which say which version answered, and what, without a row for each. */
@NullMarked
package dev.attune.gateway.ids;

import org.jspecify.annotations.NullMarked;
