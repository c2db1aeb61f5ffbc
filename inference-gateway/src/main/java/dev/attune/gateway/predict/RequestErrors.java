package dev.attune.gateway.predict;

import dev.attune.gateway.problems.FieldError;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a request, up to the number that helps a person. */
final class RequestErrors {
  private static final int MAX = 20;
  private static final int MAX_NAME = 64;

  private final List<FieldError> errors = new ArrayList<>();

  void add(String field, String message) {
    if (errors.size() < MAX) {
      errors.add(new FieldError(field, message));
    }
  }

  /** A member that nothing is known of, by its name as far as it can be shown. */
  void unknown(String path, String name, String known) {
    String shown = name.length() > MAX_NAME ? name.substring(0, MAX_NAME) + "..." : name;
    String printable = shown.replaceAll("\\p{Cntrl}", "?");
    add(
        path.isEmpty() ? printable : path + "." + printable,
        "is unknown; known are " + known + ".");
  }

  boolean isEmpty() {
    return errors.isEmpty();
  }

  InvalidRequestException toException() {
    return new InvalidRequestException(errors);
  }
}
