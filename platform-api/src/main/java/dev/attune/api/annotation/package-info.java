/**
 * People answering: which example is put before whom, what they said, and what was made of it.
 * {@link dev.attune.api.annotation.Leases} hands out, {@link dev.attune.api.annotation.Answers}
 * takes in, {@link dev.attune.api.annotation.Settlement} decides what becomes of an item, and
 * {@link dev.attune.api.annotation.Reviews} lets a person decide.
 */
@NullMarked
package dev.attune.api.annotation;

import org.jspecify.annotations.NullMarked;
