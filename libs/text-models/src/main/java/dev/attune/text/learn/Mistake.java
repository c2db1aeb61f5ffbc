package dev.attune.text.learn;

/**
 * A test text that the model got wrong. The worst ones are often wrongly labelled.
 *
 * @param example the text's id; never the text
 * @param output the name of the output; empty when the task has no other
 * @param loss how far the answer is from the right one, without calibration
 * @param gold the right answer in words
 * @param predicted the model's answer in words
 */
public record Mistake(String example, String output, double loss, String gold, String predicted) {}
