package dev.attune.evaluation.eval;

import dev.attune.text.metrics.Estimate;
import java.util.List;

/**
 * One training and its figures, as they are kept between processes.
 *
 * @param key what was measured, see {@link Trial#key}
 * @param seed of the training
 * @param trainingTexts how many were learned from
 * @param seconds from reading the weights to the last figure
 * @param samplesPerSecond texts trained on per second
 * @param bestEpoch the one whose weights were scored
 * @param epochs how many there were
 * @param validation the figures on the validation split, in the order of the targets
 * @param test the figures on the test split, in the order of the targets
 * @param device what computed
 * @param machine on which, see {@link dev.attune.evaluation.report.Machine}
 * @param measured the day, as in 2026-01-31
 */
record Run(
    String key,
    int seed,
    int trainingTexts,
    double seconds,
    double samplesPerSecond,
    int bestEpoch,
    int epochs,
    List<Estimate> validation,
    List<Estimate> test,
    String device,
    String machine,
    String measured) {

  Run {
    validation = List.copyOf(validation);
    test = List.copyOf(test);
  }
}
