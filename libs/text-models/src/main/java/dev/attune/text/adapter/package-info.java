/**
 * What a trained version consists of besides its base model: a head with its calibration for each
 * output of the task, and what was changed inside the encoder, which is nothing, low-rank updates
 * of some linears, or parameters that replace the base model's. Training writes adapters and
 * serving reads them.
 */
@NullMarked
package dev.attune.text.adapter;

import org.jspecify.annotations.NullMarked;
