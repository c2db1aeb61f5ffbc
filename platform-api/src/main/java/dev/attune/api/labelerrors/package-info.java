/** Labels of a data set that are probably wrong, as workers found after trainings. */
@NullMarked
package dev.attune.api.labelerrors;

import org.jspecify.annotations.NullMarked;
