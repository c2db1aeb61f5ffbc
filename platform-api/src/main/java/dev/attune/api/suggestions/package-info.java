/**
 * What a data set's newest model would answer to its undecided texts: when workers are to find that
 * out, and how far they are. {@code annotation} puts it before people.
 */
@NullMarked
package dev.attune.api.suggestions;

import org.jspecify.annotations.NullMarked;
