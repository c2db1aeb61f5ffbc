/**
 * What comes of versions that are tried beside production: a shadow computes the same texts, a
 * canary answers its share. Both are counted, and no text is kept.
 */
@NullMarked
package dev.attune.gateway.trials;

import org.jspecify.annotations.NullMarked;
