/** Tests of {@code dev.attune.local.process}. */
@NullMarked
package dev.attune.local.process;

import org.jspecify.annotations.NullMarked;
