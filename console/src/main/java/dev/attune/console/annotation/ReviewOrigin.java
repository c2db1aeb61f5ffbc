package dev.attune.console.annotation;

import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The page on which somebody decides about an example: one of the lists, or that of it alone. */
public final class ReviewOrigin {
  private static final String LABEL_ERRORS = "label-errors";
  private static final String HISTORY = "history";

  /** A list of tested texts, inside of the organisation. */
  private static final Pattern TESTED_TEXTS =
      Pattern.compile(
          "models/[a-z0-9][a-z0-9._-]{0,62}/versions/[0-9]{1,9}/tested-texts(?:\\?(?:[\\w.~*&=-]|%[0-9A-Fa-f]{2})*)?");

  /** Of the list. */
  @RestForm @Nullable String status;

  /** The page that led to the example; none on a list. */
  @RestForm @Nullable String back;

  /** The newest change of labels that the page knows of. */
  @RestForm @Nullable String labelsSeen;

  /**
   * When what the page shows as decided was decided; {@code upload} where it came with an upload
   * and has no time, {@code none} where nothing is.
   */
  @RestForm @Nullable String decisionSeen;

  static ReviewOrigin of(@Nullable String status, @Nullable String back) {
    ReviewOrigin origin = new ReviewOrigin();
    origin.status = status;
    origin.back = back;
    return origin;
  }

  /** The list; empty where it is not known. */
  public String list() {
    return status != null && ReviewResource.STATUSES.contains(status) ? status : "";
  }

  /** What led to the page of one example; empty on a list. */
  public String led() {
    return back != null
            && (back.equals(LABEL_ERRORS)
                || back.equals(HISTORY)
                || TESTED_TEXTS.matcher(back).matches())
        ? back
        : "";
  }

  /** Whether it is one of the lists, which the page of an example that was refused goes on from. */
  boolean isList() {
    return led().isEmpty() && !list().isEmpty();
  }

  /** Where it goes on, once something is done about an example. */
  String afterwards(String tenant, String dataset, String example) {
    String home = "/" + tenant + "/";
    String here = home + "datasets/" + dataset;
    return switch (led()) {
      case LABEL_ERRORS -> here + "/" + LABEL_ERRORS + "?done=yes";
      case HISTORY -> here + "/review/" + example + "/" + HISTORY + "?done=yes";
      case "" -> here + "/review?done=yes" + (list().isEmpty() ? "" : "&status=" + list());
      default -> home + led() + (led().contains("?") ? "&" : "?") + "done=yes";
    };
  }
}
