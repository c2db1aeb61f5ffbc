package dev.attune.api.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.api.annotation.SuggestionUse;
import dev.attune.data.tasks.Task;
import java.io.IOException;
import java.io.Writer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tasks of Label Studio in its JSON form, an array with a task a line. The right answer is an
 * annotation marked as ground truth; beside it stands everybody's own answer.
 */
final class LabelStudioSink implements ExampleSink {
  private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d{0,17}");
  static final String SKIPPED = "skipped";
  static final String FLAGGED = "flagged";
  static final String RETURNED = "returned";
  static final String NOTE = "note";

  private final Writer writer;
  private final LabelStudioResults results;
  private final ObjectMapper json;
  private boolean any;

  LabelStudioSink(Writer writer, Task task, ObjectMapper json) {
    this.writer = writer;
    this.results = new LabelStudioResults(task);
    this.json = json;
  }

  @Override
  public void write(ExportedExample exported) throws IOException {
    ObjectNode task = JsonNodeFactory.instance.objectNode();
    ObjectNode data = task.putObject("data");
    data.put(Columns.TEXT, exported.text());
    put(data, Columns.SPLIT, exported.example().split());
    put(data, Columns.ID, exported.example().externalId());
    exported.meta().forEach((name, value) -> data.put(Columns.META_PREFIX + name, value));
    exported.provenance().forEach(data::put);
    ArrayNode annotations = task.putArray("annotations");
    JsonNode gold = exported.example().gold();
    if (gold != null) {
      ExportedExample.Origin origin = exported.origin();
      ObjectNode annotation =
          annotation(annotations, exported.text(), gold)
              .put("ground_truth", true)
              .put("was_cancelled", false);
      if (origin != null) {
        boolean onePerson = origin.by() != null && origin.by().indexOf('|') < 0;
        by(annotation, onePerson ? origin.by() : null, origin.at().toString());
      }
    } else if (!exported.answers().isEmpty()) {
      task.putObject("meta").put(LabelStudioTask.UNDECIDED, true);
    }
    exported.answers().forEach(answer -> answer(annotations, exported.text(), answer));
    writer.write(any ? ",\n" : "[\n");
    writer.write(json.writeValueAsString(task));
    any = true;
  }

  private void answer(ArrayNode annotations, String text, ExportedExample.Answer answer) {
    ObjectNode annotation =
        annotation(annotations, text, answer.answer())
            .put("ground_truth", false)
            .put("was_cancelled", answer.answer() == null || answer.returned());
    by(annotation, answer.by(), answer.at().toString());
    put(annotation, SKIPPED, answer.skipped());
    put(annotation, NOTE, answer.note());
    if (answer.flagged()) {
      annotation.put(FLAGGED, true);
    }
    if (answer.returned()) {
      annotation.put(RETURNED, true);
    }
    ExportedExample.Suggestion seen = answer.suggestion();
    if (seen != null && seen.use() == SuggestionUse.SHOWN) {
      ObjectNode prediction = annotation.putObject("prediction").put("model_version", seen.name());
      results.write(seen.answer(), text, prediction.putArray("result"));
    }
    if (answer.seconds() != null) {
      annotation.put("lead_time", answer.seconds());
    }
  }

  private ObjectNode annotation(ArrayNode annotations, String text, @Nullable JsonNode gold) {
    ObjectNode annotation = annotations.addObject();
    ArrayNode list = annotation.putArray("result");
    if (gold != null) {
      results.write(gold, text, list);
    }
    return annotation;
  }

  /** Label Studio names people by e-mail or by number. */
  private static void by(ObjectNode annotation, @Nullable String name, String at) {
    if (name != null && name.indexOf('@') >= 0) {
      annotation.putObject("completed_by").put("email", name);
    } else if (name != null && NUMBER.matcher(name).matches()) {
      annotation.put("completed_by", Long.parseLong(name));
    } else if (name != null) {
      annotation.put("completed_by", name);
    }
    annotation.put("updated_at", at);
  }

  private static void put(ObjectNode object, String name, @Nullable String value) {
    if (value != null) {
      object.put(name, value);
    }
  }

  @Override
  public void end() throws IOException {
    writer.write(any ? "\n]\n" : "[]\n");
  }
}
