/** Which texts to label next so that a model learns most from them. */
@NullMarked
package dev.attune.text.select;

import org.jspecify.annotations.NullMarked;
