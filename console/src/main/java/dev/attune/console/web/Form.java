package dev.attune.console.web;

import dev.attune.console.platform.ProblemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a person entered, and what is wrong with it: kept on the page until it is right. */
public final class Form {

  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, String> errors = new LinkedHashMap<>();
  private final Map<String, String> aliases = new HashMap<>();
  private final List<Note> notes = new ArrayList<>();
  private @Nullable String requestId;

  /** A sentence about the form as a whole, or about a line of what was sent. */
  public record Note(@Nullable Integer line, String sentence) {}

  public static Form empty() {
    return new Form();
  }

  /** Keeps an entered value; an absent one stays empty. */
  public Form with(String field, @Nullable String value) {
    values.put(field, value == null ? "" : value.strip());
    return this;
  }

  /** The field of a column in a row of fields. */
  public String rowName(String rows, int row, String column) {
    return rows + "." + row + "." + column;
  }

  /** Takes a name that a service has for what was entered in a field, and for parts of it. */
  public Form alias(String name, String field) {
    aliases.put(name, field);
    return this;
  }

  /** Forgets a field. */
  public Form without(String field) {
    values.remove(field);
    return this;
  }

  /** Whether the form has the field, filled in or not. */
  public boolean holds(String field) {
    return values.containsKey(field);
  }

  public String value(String field) {
    return values.getOrDefault(field, "");
  }

  public boolean has(String field, String value) {
    return value(field).equals(value);
  }

  /** Whether a field has a name as a page shows it, where several blanks look like one. */
  public boolean names(String field, String name) {
    return asShown(value(field)).equals(asShown(name));
  }

  private static String asShown(String name) {
    return name.strip().replaceAll("\\s+", " ");
  }

  /** Says what is wrong with a field; the first sentence stays. */
  public Form error(String field, String sentence) {
    errors.putIfAbsent(field, sentence);
    return this;
  }

  public @Nullable String errorAt(String field) {
    return errors.get(field);
  }

  /** Says what is wrong with the form as a whole. */
  public Form note(String sentence) {
    notes.add(new Note(null, sentence));
    return this;
  }

  /**
   * Takes over what a service said: at the field where the form has it, else above the form. Throws
   * the refusal on when no other input would help.
   */
  public Form refuse(ProblemException refusal) {
    if (!refusal.aboutInput()) {
      throw refusal;
    }
    var problem = refusal.problem();
    requestId = problem.requestId();
    var placed = false;
    for (var violation : problem.violations()) {
      var message = violation.message() == null ? problem.sentence() : violation.message();
      var field = fieldOf(violation.field());
      if (field != null) {
        error(field, message);
        placed = true;
      } else {
        notes.add(new Note(violation.line(), message));
      }
    }
    if (!placed && notes.isEmpty()) {
      note(problem.sentence());
    }
    return this;
  }

  /**
   * As {@link #refuse}; what no other input would help with is said above the form too, except that
   * nobody is signed in any more.
   */
  public Form tell(ProblemException refusal) {
    if (refusal.status() == 401 || refusal.aboutInput()) {
      return refuse(refusal);
    }
    requestId = refusal.problem().requestId();
    return note(refusal.problem().sentence());
  }

  private @Nullable String fieldOf(@Nullable String name) {
    if (name == null) {
      return null;
    }
    var path = aliased(name);
    if (values.containsKey(path)) {
      return path;
    }
    var last = path.substring(path.lastIndexOf('.') + 1).replaceAll("\\[.*", "");
    // What is said of one among several is not said of a field that merely has the same name.
    var ofMany = path.contains("[") && path.indexOf('[') < path.lastIndexOf('.');
    if (!ofMany && values.containsKey(last)) {
      return last;
    }
    return values.keySet().stream()
        .filter(field -> path.startsWith(field) || (!ofMany && field.endsWith("." + last)))
        .findFirst()
        .orElse(null);
  }

  /** The field of the longest alias that the name is or begins with. */
  private String aliased(String name) {
    return aliases.keySet().stream()
        .filter(
            alias ->
                name.equals(alias) || name.startsWith(alias + ".") || name.startsWith(alias + "["))
        .max(Comparator.comparingInt(String::length))
        .map(aliases::get)
        .orElse(name);
  }

  public boolean isWrong() {
    return !errors.isEmpty() || !notes.isEmpty();
  }

  public boolean isRight() {
    return !isWrong();
  }

  public List<Note> notes() {
    return Collections.unmodifiableList(notes);
  }

  public @Nullable String requestId() {
    return requestId;
  }
}
