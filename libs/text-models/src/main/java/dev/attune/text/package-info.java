/**
 * The learning library: base models, training, adapters and serving of text classifiers, without a
 * database or a web framework.
 */
@NullMarked
package dev.attune.text;

import org.jspecify.annotations.NullMarked;
