/** Annotation as the platform's API shows it. */
@NullMarked
package dev.attune.console.platform.annotation;

import org.jspecify.annotations.NullMarked;
