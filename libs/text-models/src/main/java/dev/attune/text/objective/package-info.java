/**
 * How each kind of output is learned: what its logits should be, how they are judged while
 * training, what the best epoch is chosen by, how answers are calibrated and scored. Trainers know
 * of nothing but these.
 */
@NullMarked
package dev.attune.text.objective;

import org.jspecify.annotations.NullMarked;
