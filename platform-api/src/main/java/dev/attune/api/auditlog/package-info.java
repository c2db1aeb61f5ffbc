/** Reading the record of what anyone did in a tenant. */
@NullMarked
package dev.attune.api.auditlog;

import org.jspecify.annotations.NullMarked;
