/** Tenant-scoped predictions from versioned models; the only door for client apps. */
@NullMarked
package dev.attune.gateway;

import org.jspecify.annotations.NullMarked;
