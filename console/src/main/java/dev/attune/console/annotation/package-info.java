/** The pages on which people label texts, and on which others decide where they disagree. */
@NullMarked
package dev.attune.console.annotation;

import org.jspecify.annotations.NullMarked;
