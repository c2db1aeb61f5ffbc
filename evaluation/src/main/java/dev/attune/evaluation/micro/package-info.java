/** {@code ./attune bench micro}: how long the small steps take that everything is made of. */
@NullMarked
package dev.attune.evaluation.micro;

import org.jspecify.annotations.NullMarked;
