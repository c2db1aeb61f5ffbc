/**
 * How good a model is, in figures that can be checked against other implementations. Every type
 * here is a plain record of numbers, names and lists, so that it can be stored and shown as it is.
 */
@NullMarked
package dev.attune.text.metrics;

import org.jspecify.annotations.NullMarked;
