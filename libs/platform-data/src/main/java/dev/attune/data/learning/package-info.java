/** Base models, models, versions, training runs and the job queue as rows. */
@NullMarked
package dev.attune.data.learning;

import org.jspecify.annotations.NullMarked;
