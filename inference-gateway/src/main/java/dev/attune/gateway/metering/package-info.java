/** What was asked, counted in memory and written down every few seconds. */
@NullMarked
package dev.attune.gateway.metering;

import org.jspecify.annotations.NullMarked;
