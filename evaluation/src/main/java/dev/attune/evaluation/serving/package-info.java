/** How fast and how fairly the gateway serves, driven over HTTP as a stranger would. */
@NullMarked
package dev.attune.evaluation.serving;

import org.jspecify.annotations.NullMarked;
