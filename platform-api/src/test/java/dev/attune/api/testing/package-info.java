/**
 * What the tests of the API share: the stack they run on, tenants with people, other services'
 * rows.
 */
@NullMarked
package dev.attune.api.testing;

import org.jspecify.annotations.NullMarked;
