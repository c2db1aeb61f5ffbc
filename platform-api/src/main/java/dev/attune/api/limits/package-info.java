/** How much a tenant and its keys may ask, and what is left of it. */
@NullMarked
package dev.attune.api.limits;

import org.jspecify.annotations.NullMarked;
