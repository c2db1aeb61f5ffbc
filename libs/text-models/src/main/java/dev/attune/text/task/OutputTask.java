package dev.attune.text.task;

import java.util.List;

/** A task with one kind of answer. */
public sealed interface OutputTask extends Task
    permits SingleLabel, MultiLabel, TokenLabels, Regression {

  @Override
  default List<Output> outputs() {
    return List.of(new Output("", this));
  }
}
