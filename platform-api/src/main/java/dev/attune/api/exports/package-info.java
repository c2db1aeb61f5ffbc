/**
 * Versions taken elsewhere: exports that a worker writes, adapters as they are, and their bytes.
 */
@NullMarked
package dev.attune.api.exports;

import org.jspecify.annotations.NullMarked;
