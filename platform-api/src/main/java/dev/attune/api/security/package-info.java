/** Who asks, what that person is in the tenant of the path, and whether that role may do this. */
@NullMarked
package dev.attune.api.security;

import org.jspecify.annotations.NullMarked;
