/**
 * Who asks: API keys of client apps and bearer tokens of members, and the tenant they belong to.
 */
@NullMarked
package dev.attune.gateway.access;

import org.jspecify.annotations.NullMarked;
