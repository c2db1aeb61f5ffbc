/** Tenants, their members and their API keys as rows. */
@NullMarked
package dev.attune.data.tenants;

import org.jspecify.annotations.NullMarked;
