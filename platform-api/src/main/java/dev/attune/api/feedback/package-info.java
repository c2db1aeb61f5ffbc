/** What people said was right, prediction by prediction, and how far versions agreed. */
@NullMarked
package dev.attune.api.feedback;

import org.jspecify.annotations.NullMarked;
