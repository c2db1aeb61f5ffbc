/**
 * What clients send: bytes within bounds, compressed or not, as UTF-8, and what is wrong with them.
 */
@NullMarked
package dev.attune.gateway.bodies;

import org.jspecify.annotations.NullMarked;
