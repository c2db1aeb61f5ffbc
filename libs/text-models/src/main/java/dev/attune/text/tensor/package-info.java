/**
 * Weights as plain arrays and as safetensors files: the one form in which base models, adapters and
 * checkpoints travel between training, serving and disk.
 */
@NullMarked
package dev.attune.text.tensor;

import org.jspecify.annotations.NullMarked;
