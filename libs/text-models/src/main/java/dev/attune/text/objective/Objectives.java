package dev.attune.text.objective;

import dev.attune.text.task.MultiLabel;
import dev.attune.text.task.OutputTask;
import dev.attune.text.task.Regression;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.TokenLabels;
import java.util.List;

/** The objective of each kind of task. */
public final class Objectives {
  private Objectives() {}

  /**
   * How an output of this task is learned.
   *
   * @param train the training texts
   * @param balance how far rare labels count more: from 0, every text the same, to 1, every label
   *     the same
   * @param crf whether a word's tag is learned together with those of its neighbours
   */
  public static Objective of(OutputTask task, List<Sample> train, double balance, boolean crf) {
    return of(task, train, balance, crf, false);
  }

  /**
   * How an output of this task is learned.
   *
   * @param train the training texts
   * @param balance how far rare labels count more: from 0, every text the same, to 1, every label
   *     the same
   * @param crf whether a word's tag is learned together with those of its neighbours
   * @param soft whether texts that several annotators answered are learned as the shares of their
   *     votes, where labels are learned
   */
  public static Objective of(
      OutputTask task, List<Sample> train, double balance, boolean crf, boolean soft) {
    return switch (task) {
      case SingleLabel single -> LabelObjective.of(single, train, balance, soft);
      case MultiLabel multi -> LabelSetObjective.of(multi, train, balance, soft);
      case TokenLabels token -> crf ? TagObjective.crf(token, train) : TagObjective.softmax(token);
      case Regression regression -> new ValueObjective(regression);
    };
  }

  /** How an output of this task is judged, and learned from texts that all count the same. */
  public static Objective of(OutputTask task) {
    return of(task, List.of(), 0, false);
  }
}
