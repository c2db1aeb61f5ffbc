/** Tests of the test stack itself. */
@NullMarked
package dev.attune.local.testing;

import org.jspecify.annotations.NullMarked;
