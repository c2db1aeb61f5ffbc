/**
 * Parquet files as Hugging Face's {@code datasets} writes and reads them: written as a stream, read
 * in bounded memory whatever a file says of itself.
 */
@NullMarked
package dev.attune.api.parquet;

import org.jspecify.annotations.NullMarked;
