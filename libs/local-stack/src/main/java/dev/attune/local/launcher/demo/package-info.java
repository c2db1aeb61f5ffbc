/**
 * The demo tenant: made over HTTP alone, as any client would, and only where something is missing.
 */
@NullMarked
package dev.attune.local.launcher.demo;

import org.jspecify.annotations.NullMarked;
