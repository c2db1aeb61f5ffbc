/** What all calls to the platform API share: lists in pages, and problems with their fields. */
@NullMarked
package dev.attune.console.platform;

import org.jspecify.annotations.NullMarked;
