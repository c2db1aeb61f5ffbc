package dev.attune.gateway.bodies;

import dev.attune.gateway.problems.FieldError;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a request, up to the number that helps a person. */
public final class RequestErrors {
  private static final int MAX = 20;
  private static final int MAX_NAME = 64;

  private final List<FieldError> errors = new ArrayList<>();

  /**
   * A member and what is wrong with it, as the end of a sentence.
   *
   * @throws InvalidRequestException when it is the last that is told: to read on would help nobody
   */
  public void add(String field, String message) {
    errors.add(new FieldError(field, message));
    if (errors.size() == MAX) {
      throw toException();
    }
  }

  /**
   * A member that nothing is known of, by its name as far as it can be shown.
   *
   * @throws InvalidRequestException as {@link #add} does
   */
  public void unknown(String path, String name, String known) {
    String shown = name.length() > MAX_NAME ? name.substring(0, MAX_NAME) + "..." : name;
    String printable = shown.replaceAll("\\p{Cntrl}", "?");
    add(
        path.isEmpty() ? printable : path + "." + printable,
        "is unknown; known are " + known + ".");
  }

  /** Whether nothing is wrong. */
  public boolean isEmpty() {
    return errors.isEmpty();
  }

  /** All of it. */
  public InvalidRequestException toException() {
    return new InvalidRequestException(errors);
  }
}
