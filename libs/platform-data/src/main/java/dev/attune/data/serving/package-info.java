/** Deployments and metered usage as rows. */
@NullMarked
package dev.attune.data.serving;

import org.jspecify.annotations.NullMarked;
