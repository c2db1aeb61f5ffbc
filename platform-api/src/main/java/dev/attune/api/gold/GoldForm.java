package dev.attune.api.gold;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.api.problems.Excerpt;
import dev.attune.data.tasks.JointTask;
import dev.attune.data.tasks.OutputTask;
import dev.attune.data.tasks.Task;
import dev.attune.data.tasks.TokenTask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the right answers of a task are written in rows. A task with one answer has it in members
 * like {@code label}; a joint task in members like {@code label.intent}, or all of them in the
 * object {@code outputs}.
 */
public final class GoldForm {
  private static final String OUTPUTS = "outputs";
  private static final Set<String> FORMS =
      Set.of(
          LabelForm.MEMBER,
          LabelSetForm.MEMBER,
          EntitiesForm.MEMBER,
          ValuesForm.MEMBER,
          ValuesForm.COLUMN,
          OUTPUTS);
  private static final List<String> STORED =
      List.of(LabelForm.MEMBER, LabelSetForm.MEMBER, EntitiesForm.MEMBER, ValuesForm.MEMBER);

  private final Task task;
  private final Map<String, OutputForm> outputs = new LinkedHashMap<>();

  /** The form of a task. */
  public GoldForm(Task task) {
    this.task = task;
    switch (task) {
      case OutputTask one -> outputs.put("", OutputForm.of(one));
      case JointTask joint ->
          joint
              .outputs()
              .forEach(output -> outputs.put(output.name(), OutputForm.of(output.task())));
    }
  }

  /** The task. */
  public Task task() {
    return task;
  }

  /** Whether a member or column is one in which tasks of some kind have their answers. */
  public static boolean isAnswer(String name) {
    int dot = name.indexOf('.');
    return FORMS.contains(dot < 0 ? name : name.substring(0, dot));
  }

  /** Whether the answers fit into a table; entities do not. */
  public boolean fitsTable() {
    return outputs.values().stream().noneMatch(EntitiesForm.class::isInstance);
  }

  /** Whether the answers fit into CoNLL. */
  public boolean fitsConll() {
    return task instanceof TokenTask;
  }

  /** The columns of a table that hold answers, in order; none when they do not fit. */
  public List<String> columns() {
    List<String> columns = new ArrayList<>();
    if (fitsTable()) {
      outputs.forEach(
          (name, form) -> form.columns().forEach(column -> columns.add(within(name, column))));
    }
    return columns;
  }

  /** The members of an object of JSON Lines that hold answers. */
  public List<String> members() {
    Set<String> members = new LinkedHashSet<>();
    if (isJoint()) {
      members.add(OUTPUTS);
    }
    outputs.forEach(
        (name, form) -> {
          members.add(within(name, form.member()));
          form.columns().forEach(column -> members.add(within(name, column)));
        });
    return List.copyOf(members);
  }

  /**
   * The gold of a row as it is stored; null when the row has none.
   *
   * @param row members with answers by name, without those that are empty
   * @throws BadGoldException when the answer is none of the task's, or not all of it is there
   */
  public @Nullable ObjectNode stored(Map<String, JsonNode> row, String text)
      throws BadGoldException {
    if (!isJoint()) {
      OutputForm form = outputs.values().iterator().next();
      JsonNode brief = form.find(row, "");
      return brief == null ? null : form.stored(brief, text);
    }
    Map<String, JsonNode> given = given(row);
    if (given.isEmpty()) {
      return null;
    }
    ObjectNode stored = JsonNodeFactory.instance.objectNode();
    ObjectNode all = stored.putObject(OUTPUTS);
    for (Map.Entry<String, OutputForm> output : outputs.entrySet()) {
      JsonNode brief = given.get(output.getKey());
      if (brief == null) {
        throw new BadGoldException("has no answer for the output " + Excerpt.of(output.getKey()));
      }
      all.set(output.getKey(), storedWithin(output.getKey(), output.getValue(), brief, text));
    }
    return stored;
  }

  /**
   * The members of a whole answer, {@code {"label": "joy"}} for instance, as {@link #stored} takes
   * them. Outputs may also be written as they are stored, and so exported.
   *
   * @throws BadGoldException when it is none of the task's
   */
  public Map<String, JsonNode> ofAnswer(JsonNode answer) throws BadGoldException {
    if (!answer.isObject()) {
      throw new BadGoldException("must be an object such as {\"label\": \"joy\"}");
    }
    Map<String, JsonNode> given = new LinkedHashMap<>();
    List<String> known = members();
    for (Map.Entry<String, JsonNode> member : answer.properties()) {
      if (!known.contains(member.getKey())) {
        throw new BadGoldException(
            "has a member that is no answer of this task; known are " + String.join(", ", known));
      }
      if (!member.getValue().isNull()) {
        given.put(member.getKey(), brief(member.getValue()));
      }
    }
    return given;
  }

  private JsonNode brief(JsonNode outputs) {
    if (!isJoint() || !outputs.isObject()) {
      return outputs;
    }
    ObjectNode brief = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> output : outputs.properties()) {
      JsonNode answer = output.getValue();
      boolean whole =
          answer.size() == 1
              && STORED.stream().anyMatch(answer::has)
              && (!answer.has(ValuesForm.MEMBER) || answer.get(ValuesForm.MEMBER).isObject());
      brief.set(output.getKey(), whole ? answer.iterator().next() : answer);
    }
    return brief;
  }

  private static ObjectNode storedWithin(String name, OutputForm form, JsonNode brief, String text)
      throws BadGoldException {
    try {
      return form.stored(brief, text);
    } catch (BadGoldException e) {
      throw new BadGoldException(e.reason() + ", in the output " + Excerpt.of(name));
    }
  }

  private Map<String, JsonNode> given(Map<String, JsonNode> row) throws BadGoldException {
    Map<String, JsonNode> given = new LinkedHashMap<>();
    JsonNode whole = row.get(OUTPUTS);
    if (whole != null) {
      if (!whole.isObject()) {
        throw new BadGoldException("has outputs that are not an object");
      }
      for (Map.Entry<String, JsonNode> member : whole.properties()) {
        if (!outputs.containsKey(member.getKey())) {
          throw new BadGoldException(
              "has an answer for the unknown output "
                  + Excerpt.of(member.getKey())
                  + "; the data set has "
                  + Excerpt.ofAll(List.copyOf(outputs.keySet())));
        }
        if (!member.getValue().isNull()) {
          given.put(member.getKey(), member.getValue());
        }
      }
    }
    for (Map.Entry<String, OutputForm> output : outputs.entrySet()) {
      JsonNode brief = output.getValue().find(row, "." + output.getKey());
      if (brief != null && given.put(output.getKey(), brief) != null) {
        throw new BadGoldException("has two answers for the output " + Excerpt.of(output.getKey()));
      }
    }
    return given;
  }

  /** The members of a row of JSON Lines that say what is stored. */
  public Map<String, JsonNode> members(JsonNode stored) {
    if (!isJoint()) {
      String member = outputs.values().iterator().next().member();
      return Map.of(member, stored.path(member));
    }
    ObjectNode brief = JsonNodeFactory.instance.objectNode();
    outputs.forEach(
        (name, form) -> brief.set(name, stored.path(OUTPUTS).path(name).path(form.member())));
    return Map.of(OUTPUTS, brief);
  }

  /** The cells of a table, by column, that say what is stored. */
  public Map<String, String> cells(JsonNode stored) {
    Map<String, String> cells = new LinkedHashMap<>();
    outputs.forEach(
        (name, form) ->
            form.cells(isJoint() ? stored.path(OUTPUTS).path(name) : stored)
                .forEach((column, cell) -> cells.put(within(name, column), cell)));
    return cells;
  }

  private boolean isJoint() {
    return task instanceof JointTask;
  }

  /** A column or member of an output: its name stands after the kind of answer. */
  private static String within(String output, String column) {
    if (output.isEmpty()) {
      return column;
    }
    int dot = column.indexOf('.');
    return dot < 0
        ? column + "." + output
        : column.substring(0, dot) + "." + output + column.substring(dot);
  }
}
