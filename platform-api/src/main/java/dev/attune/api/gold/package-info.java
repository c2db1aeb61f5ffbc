/**
 * What a right answer looks like for each task: as it comes in a row, checked, as it is stored, and
 * as it goes out again.
 */
@NullMarked
package dev.attune.api.gold;

import org.jspecify.annotations.NullMarked;
