/** Where the files of model versions live: written once, verified on every read. */
@NullMarked
package dev.attune.data.artifacts;

import org.jspecify.annotations.NullMarked;
