package dev.attune.text.learn;

import dev.attune.text.adapter.Adapter;
import dev.attune.text.metrics.Evaluation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model and what is known of it.
 *
 * @param adapter the weights of the best epoch, calibrated
 * @param hyperparameters as used, with the automatic ones filled in
 * @param validation figures on the split that epoch and temperature were chosen on
 * @param test figures on the split that nothing was chosen on
 * @param findings what the test split shows beside its figures
 * @param epochs how each epoch ended
 * @param bestEpoch the one whose weights these are, from 1
 * @param timing where the time went
 * @param device what computed it and in which number format
 * @param warnings what its owner should know
 * @param search what was tried to find the hyperparameters; null if nothing was
 */
public record TrainingResult(
    Adapter adapter,
    Hyperparameters hyperparameters,
    Evaluation validation,
    Evaluation test,
    Findings findings,
    List<EpochReport> epochs,
    int bestEpoch,
    Timing timing,
    String device,
    List<TrainingWarning> warnings,
    @Nullable SearchReport search) {

  public TrainingResult {
    epochs = List.copyOf(epochs);
    warnings = List.copyOf(warnings);
  }
}
