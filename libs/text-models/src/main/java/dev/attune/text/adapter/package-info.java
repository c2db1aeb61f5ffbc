/**
 * What a trained version consists of besides its base model: a classification head and, for the
 * method {@code lora}, low-rank updates of some linears. Training writes adapters and serving reads
 * them.
 */
@NullMarked
package dev.attune.text.adapter;

import org.jspecify.annotations.NullMarked;
