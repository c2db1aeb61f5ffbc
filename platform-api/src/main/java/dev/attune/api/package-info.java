/**
 * The REST API through which people and the console work with Attune. One package is one feature.
 */
@NullMarked
package dev.attune.api;

import org.jspecify.annotations.NullMarked;
