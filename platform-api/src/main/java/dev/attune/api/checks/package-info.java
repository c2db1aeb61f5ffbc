/** What can be told of a heap of texts and labels without knowing what they mean. */
@NullMarked
package dev.attune.api.checks;

import org.jspecify.annotations.NullMarked;
