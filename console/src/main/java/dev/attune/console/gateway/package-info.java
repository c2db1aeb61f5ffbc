/** Predictions by the inference gateway, for the playground. */
@NullMarked
package dev.attune.console.gateway;

import org.jspecify.annotations.NullMarked;
