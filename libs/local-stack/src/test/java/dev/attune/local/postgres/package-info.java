/** Tests of {@code dev.attune.local.postgres}. */
@NullMarked
package dev.attune.local.postgres;

import org.jspecify.annotations.NullMarked;
