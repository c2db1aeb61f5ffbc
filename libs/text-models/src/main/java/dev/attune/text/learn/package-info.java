/**
 * Fine-tuning: from a base model, a task and labelled texts to an adapter with figures on how good
 * it is. Methods differ in what they train; the loop, its schedule and its checks are shared.
 */
@NullMarked
package dev.attune.text.learn;

import org.jspecify.annotations.NullMarked;
