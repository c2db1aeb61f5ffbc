package dev.attune.console.answers;

import dev.attune.console.platform.datasets.Task;
import java.util.ArrayList;
import java.util.List;

/**
 * What is asked of a text, one answer of the task after the other, and the keys that answer it.
 *
 * @param name of the output; empty where the task has only one answer
 * @param choices its labels with their keys; none where values are asked for
 */
public record Question(int number, String name, Task task, List<Choice> choices) {
  /** What the names of all fields begin with that answer questions. */
  static final String FIELDS = "a.";

  private static final String KEYS = "1234567890qwetyuiopadhjklzvbnm";

  /**
   * A label that can be chosen.
   *
   * @param key on the keyboard; empty when there are more labels than keys
   */
  public record Choice(String label, String key) {}

  /** The name of the field that answers it. */
  public String field() {
    return FIELDS + number;
  }

  /** The name of the field that answers for one of its scales. */
  public String fieldOf(String scale) {
    return field() + "." + scale;
  }

  /** All questions of a task; keys go on from one to the next. */
  public static List<Question> of(Task task) {
    List<Question> questions = new ArrayList<>();
    int used = 0;
    List<Task.Output> outputs = task.answers();
    for (int i = 0; i < Math.max(1, outputs.size()); i++) {
      Task asked = outputs.isEmpty() ? task : outputs.get(i).task();
      List<Choice> choices = new ArrayList<>();
      for (String label : asked.labelNames()) {
        choices.add(new Choice(label, used < KEYS.length() ? KEYS.substring(used, used + 1) : ""));
        used++;
      }
      questions.add(
          new Question(i, outputs.isEmpty() ? "" : outputs.get(i).name(), asked, choices));
    }
    return questions;
  }
}
