/** What the words of a text have to do with the answer: Shapley values of its tokens. */
@NullMarked
package dev.attune.gateway.explain;

import org.jspecify.annotations.NullMarked;
