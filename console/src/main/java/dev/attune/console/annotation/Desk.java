package dev.attune.console.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.console.answers.Entered;
import dev.attune.console.answers.Question;
import dev.attune.console.platform.datasets.Gold;
import dev.attune.console.platform.datasets.Task;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What lies on the desk.
 *
 * @param text the text at hand; null when there is none left
 * @param suggestion what a model would answer to it; null where there is nothing to see
 * @param work all that is at hand, for the script
 * @param task what is asked, for the script
 * @param news what became of labels, for the script
 * @param entered what was entered for the text at hand and refused
 */
public record Desk(
    List<Question> questions,
    @Nullable String example,
    @Nullable String text,
    @Nullable String returnedWith,
    @Nullable Gold suggestion,
    long answered,
    String work,
    String task,
    LabelNews news,
    Entered entered) {

  /**
   * What somebody entered for a text, and why it was refused.
   *
   * @param example the text's
   * @param body as it was sent
   * @param fields as it was entered
   */
  record Refused(String example, ObjectNode body, Entered fields, String sentence) {

    private boolean isAbout(JsonNode item) {
      return example.equals(item.path("example").textValue());
    }

    private Entered entered(LabelNews news) {
      return fields.isOfLabels(news.changed()) ? fields : fields.withoutAnswers();
    }

    /** Writes it where the script looks for what was begun. */
    private void putInto(ObjectNode item, LabelNews news) {
      item.set("flag", body.path("flag"));
      item.set("note", body.path("note"));
      if (body.has("answer") && fields.isOfLabels(news.changed())) {
        item.set("answer", body.get("answer"));
      }
    }
  }

  /**
   * Lays what is at hand on it.
   *
   * @param work as the service hands it out
   * @param refused what comes back to its text; null for nothing
   */
  static Desk of(
      ObjectMapper json, Task task, JsonNode work, LabelNews news, @Nullable Refused refused) {
    JsonNode first = work.path("items").path(0);
    Entered entered = Entered.nothing();
    if (refused != null && first instanceof ObjectNode item && refused.isAbout(item)) {
      refused.putInto(item, news);
      entered = refused.entered(news);
    }
    return new Desk(
        Question.of(task),
        first.path("example").textValue(),
        first.path("text").textValue(),
        first.path("returnedWith").textValue(),
        first.hasNonNull("suggestion") ? Gold.read(first.path("suggestion").path("answer")) : null,
        work.path("answered").asLong(),
        work.toString(),
        json.valueToTree(task).toString(),
        news,
        entered);
  }
}
