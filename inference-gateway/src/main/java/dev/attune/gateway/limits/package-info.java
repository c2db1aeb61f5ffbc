/** How much may be asked: rates of keys and tenants, and monthly quotas. */
@NullMarked
package dev.attune.gateway.limits;

import org.jspecify.annotations.NullMarked;
