/** Clients that take for ever: how long headers and bodies may be on their way. */
@NullMarked
package dev.attune.gateway.connections;

import org.jspecify.annotations.NullMarked;
