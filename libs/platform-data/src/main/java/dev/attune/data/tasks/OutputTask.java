package dev.attune.data.tasks;

import java.util.List;

/** A task with one kind of answer, alone or as an output of a {@link JointTask}. */
public sealed interface OutputTask extends Task
    permits SingleLabelTask, MultiLabelTask, TokenTask, RegressionTask {

  /** The labels that an answer may have, in order; none in a regression. */
  List<String> goldLabels();
}
