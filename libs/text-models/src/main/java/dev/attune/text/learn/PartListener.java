package dev.attune.text.learn;

/**
 * Tells of one part how far the whole training is.
 *
 * @param part what the steps belong to; {@link Part#MODEL} leaves what they say themselves
 * @param from share of the whole that is done when the part begins
 * @param to share of the whole that is done when it ends
 */
record PartListener(TrainingListener listener, Part part, double from, double to)
    implements TrainingListener {

  @Override
  public void stage(Stage stage) {
    listener.stage(stage);
  }

  @Override
  public void step(StepReport report) {
    Part told = part.equals(Part.MODEL) ? report.part() : part;
    listener.step(report.as(told, from + (to - from) * report.progress(), report.secondsLeft()));
  }

  @Override
  public void epoch(EpochReport report) {
    listener.epoch(report);
  }

  @Override
  public boolean cancelled() {
    return listener.cancelled();
  }
}
