/** What a model says of a text: the kinds of answers, and how they are read from its logits. */
@NullMarked
package dev.attune.text.answer;

import org.jspecify.annotations.NullMarked;
