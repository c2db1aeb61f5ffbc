package dev.attune.api.examples;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.api.gold.GoldForm;
import dev.attune.api.problems.ProblemError;
import dev.attune.api.problems.Refusal;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of a Label Studio export in its JSON form, an array that may be of any length: one task
 * at a time is in memory. What is wrong inside a task is said of that task; where the array itself
 * cannot be read on, the whole upload is refused.
 */
final class LabelStudioTasks implements RowSource {
  private static final int MAX_TASK_BYTES = 1 << 22;
  private static final String TOO_LONG = "begins a task of more than " + MAX_TASK_BYTES + " bytes";
  private static final JsonMapper MAPPER =
      new JsonMapper(
          JsonFactory.builder()
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxStringLength(MAX_TASK_BYTES)
                      .maxNestingDepth(100)
                      .build())
              .build());

  private final TaskBytes bytes;
  private final JsonParser parser;
  private final LabelStudioTask task;
  private long number;

  LabelStudioTasks(InputStream body, GoldForm form) throws IOException {
    this.bytes = new TaskBytes(body);
    this.parser = MAPPER.createParser(bytes);
    this.task = new LabelStudioTask(form);
    JsonToken first = token();
    if (first == null) {
      throw Refusal.invalid("The upload is empty.", List.of());
    }
    if (first != JsonToken.START_ARRAY) {
      throw refused("is not the beginning of an array of tasks, as Label Studio exports it");
    }
  }

  @Override
  public @Nullable RawRow next() throws IOException {
    bytes.begin();
    JsonToken token = token();
    if (token == null) {
      throw refused("ends in the middle of the array of tasks");
    }
    if (token == JsonToken.END_ARRAY) {
      if (token() != null) {
        throw refused("goes on after the end of the array of tasks");
      }
      return null;
    }
    long line = parser.currentTokenLocation().getLineNr();
    number++;
    try {
      JsonNode node = MAPPER.readTree(parser);
      return numbered(
          node.isObject()
              ? task.row(line, node)
              : new RawRow.Unreadable(line, "is not a JSON object"));
    } catch (TaskBytes.TaskTooLongException e) {
      throw refused(line, TOO_LONG);
    } catch (JsonProcessingException e) {
      throw unreadable(e);
    }
  }

  /** A stretch that has kept its text is where that text stands. */
  @Override
  public RawRow inCodePoints(RawRow row, OffsetUnit unit) {
    return row instanceof RawRow.Fields
        ? numbered(unit.inCodePoints(row, stretch -> !stretch.has(Columns.TEXT)))
        : row;
  }

  /** Tasks often share one line; their number finds them. */
  private RawRow numbered(RawRow row) {
    return switch (row) {
      case RawRow.Unreadable(long line, String reason) ->
          new RawRow.Unreadable(line, reason + inTask());
      case RawRow.Fields fields -> fields;
    };
  }

  @Override
  public String place() {
    return inTask();
  }

  private String inTask() {
    return " (task " + number + " of the file)";
  }

  private @Nullable JsonToken token() throws IOException {
    try {
      return parser.nextToken();
    } catch (TaskBytes.TaskTooLongException e) {
      throw refused(TOO_LONG);
    } catch (JsonProcessingException e) {
      throw unreadable(e);
    }
  }

  private Refusal unreadable(JsonProcessingException e) {
    return e.getLocation() == null
        ? refused("is not well-formed JSON")
        : refused(
            e.getLocation().getLineNr(),
            "is not well-formed JSON at column " + e.getLocation().getColumnNr());
  }

  private Refusal refused(String what) {
    return refused(parser.currentTokenLocation().getLineNr(), what);
  }

  private static Refusal refused(long line, String what) {
    return Refusal.invalid(
        "Line " + line + " " + what + ". Nothing was stored.",
        List.of(ProblemError.inLine(line, what)));
  }

  /** Stops a task that is longer than any sense. */
  private static final class TaskBytes extends FilterInputStream {
    private long ofTask;

    TaskBytes(InputStream in) {
      super(in);
    }

    private static final class TaskTooLongException extends IOException {
      private static final long serialVersionUID = 1L;
    }

    void begin() {
      ofTask = 0;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (ofTask > MAX_TASK_BYTES) {
        throw new TaskTooLongException();
      }
      int n = super.read(buffer, offset, length);
      ofTask += Math.max(0, n);
      return n;
    }
  }
}
