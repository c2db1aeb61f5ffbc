package dev.attune.text.task;

/** What a model is asked to do with a text. */
public sealed interface Task permits SingleLabel {

  /** The name in files and APIs, for example {@code single-label}. */
  String type();
}
