package dev.attune.api.paging;

import dev.attune.api.problems.Refusal;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids and numbers in paths: what does not look like one names nothing. */
public final class PathId {
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern NUMBER_FORM = Pattern.compile("[1-9][0-9]{0,8}");

  private PathId() {}

  /** The UUID, or nothing when the text has another form. */
  public static Optional<UUID> uuid(String text) {
    return UUID_FORM.matcher(text).matches()
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }

  /** The UUID; 404 when the text has another form. */
  public static UUID requiredUuid(String text, String what) {
    return uuid(text).orElseThrow(() -> Refusal.notFound("There is no such " + what + "."));
  }

  /** A number from 1; 404 when the text has another form. */
  public static int requiredNumber(String text, String what) {
    if (!NUMBER_FORM.matcher(text).matches()) {
      throw Refusal.notFound("There is no such " + what + ".");
    }
    return Integer.parseInt(text);
  }
}
