/** Pages on which labels are renamed, merged and deleted. */
@NullMarked
package dev.attune.console.labels;

import org.jspecify.annotations.NullMarked;
