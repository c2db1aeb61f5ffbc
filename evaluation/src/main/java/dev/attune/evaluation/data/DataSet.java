package dev.attune.evaluation.data;

import dev.attune.text.task.Task;
import java.util.List;

/**
 * A public data set, ready to be trained on.
 *
 * @param task what is asked
 * @param splits the texts
 * @param notes what differs from the files as published, one sentence each
 */
public record DataSet(Task task, Splits splits, List<String> notes) {

  public DataSet {
    notes = List.copyOf(notes);
  }
}
