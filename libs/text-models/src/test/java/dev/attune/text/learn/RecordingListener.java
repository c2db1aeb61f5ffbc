package dev.attune.text.learn;

import java.util.ArrayList;
import java.util.List;

/** Keeps whatever a training tells. */
final class RecordingListener implements TrainingListener {
  final List<Stage> stages = new ArrayList<>();
  final List<StepReport> steps = new ArrayList<>();
  final List<EpochReport> epochs = new ArrayList<>();

  @Override
  public void stage(Stage stage) {
    stages.add(stage);
  }

  @Override
  public void step(StepReport report) {
    steps.add(report);
  }

  @Override
  public void epoch(EpochReport report) {
    epochs.add(report);
  }
}
