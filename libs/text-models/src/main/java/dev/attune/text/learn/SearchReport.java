package dev.attune.text.learn;

import java.util.List;

/**
 * What a search tried.
 *
 * @param trials in the order in which they were drawn; the first has the plan's settings
 * @param chosen the place of the one that the model was trained with, from 0
 */
public record SearchReport(List<Trial> trials, int chosen) {

  public SearchReport {
    trials = List.copyOf(trials);
  }

  /** The settings that the model was trained with. */
  public Hyperparameters settings() {
    return trials.get(chosen).hyperparameters();
  }
}
