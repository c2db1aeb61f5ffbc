/** Rows of concurrent requests gathered into runs that keep the processor busy. */
@NullMarked
package dev.attune.gateway.batching;

import org.jspecify.annotations.NullMarked;
