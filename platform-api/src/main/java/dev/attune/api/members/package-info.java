/** The people of a tenant and their roles. */
@NullMarked
package dev.attune.api.members;

import org.jspecify.annotations.NullMarked;
