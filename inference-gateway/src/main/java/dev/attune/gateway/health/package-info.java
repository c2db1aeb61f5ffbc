/** Whether this gateway can answer yet. */
@NullMarked
package dev.attune.gateway.health;

import org.jspecify.annotations.NullMarked;
