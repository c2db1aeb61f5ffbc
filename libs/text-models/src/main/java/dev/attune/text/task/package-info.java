/** What a model is asked to do with a text: the kind of answer and the labels it is made of. */
@NullMarked
package dev.attune.text.task;

import org.jspecify.annotations.NullMarked;
