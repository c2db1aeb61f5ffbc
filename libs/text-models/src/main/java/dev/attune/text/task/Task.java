package dev.attune.text.task;

import java.util.List;

/** What a model is asked to do with a text. */
public sealed interface Task permits OutputTask, Joint {

  /** The name in files and APIs, for example {@code single-label}. */
  String type();

  /**
   * The answers that a text gets, in order; one with an empty name unless the task is {@link
   * Joint}.
   */
  List<Output> outputs();
}
