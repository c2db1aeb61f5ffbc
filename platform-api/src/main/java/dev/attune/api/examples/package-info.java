/**
 * Texts coming in, being listed, and going out again; checked line by line and stored encrypted.
 */
@NullMarked
package dev.attune.api.examples;

import org.jspecify.annotations.NullMarked;
