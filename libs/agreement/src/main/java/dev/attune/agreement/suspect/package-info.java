/** Which given labels are probably wrong, by what a model says that never saw them. */
@NullMarked
package dev.attune.agreement.suspect;

import org.jspecify.annotations.NullMarked;
