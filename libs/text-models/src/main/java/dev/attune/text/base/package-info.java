/**
 * Pretrained encoders in Hugging Face layout: where they live, what they hold, and how they cut a
 * text into tokens. Training and serving know a base model only through this package.
 */
@NullMarked
package dev.attune.text.base;

import org.jspecify.annotations.NullMarked;
