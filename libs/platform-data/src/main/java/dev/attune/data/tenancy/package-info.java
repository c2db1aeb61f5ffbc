/**
 * Which tenant the work at hand belongs to, and how that reaches PostgreSQL's row-level security.
 */
@NullMarked
package dev.attune.data.tenancy;

import org.jspecify.annotations.NullMarked;
