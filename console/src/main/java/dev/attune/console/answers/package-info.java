/** What is asked of a text by the task of its data set, and answers as forms send them. */
@NullMarked
package dev.attune.console.answers;

import org.jspecify.annotations.NullMarked;
