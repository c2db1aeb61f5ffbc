package dev.attune.text.objective;

import dev.attune.text.task.MultiLabel;
import dev.attune.text.task.OutputTask;
import dev.attune.text.task.Regression;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.TokenLabels;

/** The objective of each kind of task. */
public final class Objectives {
  private Objectives() {}

  /** How an output of this task is learned. */
  public static Objective of(OutputTask task) {
    return switch (task) {
      case SingleLabel single -> new LabelObjective(single);
      case MultiLabel multi -> throw new IllegalArgumentException(task.type());
      case TokenLabels token -> throw new IllegalArgumentException(task.type());
      case Regression regression -> throw new IllegalArgumentException(task.type());
    };
  }
}
