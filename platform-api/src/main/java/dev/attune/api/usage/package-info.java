/** How much a tenant asked of its models, day by day. */
@NullMarked
package dev.attune.api.usage;

import org.jspecify.annotations.NullMarked;
