package dev.attune.text.learn;

import dev.attune.text.task.Gold;

/**
 * What a model answered to one text of the test split, so that models can be compared text by text.
 *
 * @param example the text's id; never the text
 * @param gold the right answer
 * @param answer the calibrated answer, written down as a right answer is; the out-of-scope mark for
 *     a refusal
 */
public record TestedText(String example, Gold gold, Gold answer) {}
