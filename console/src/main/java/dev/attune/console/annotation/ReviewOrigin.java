package dev.attune.console.annotation;

import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The page on which somebody decides about an example: one of the lists, or that of it alone. */
public final class ReviewOrigin {
  private static final String LABEL_ERRORS = "label-errors";
  private static final String HISTORY = "history";

  /** Of the list. */
  @RestForm @Nullable String status;

  /** The page that led to the example; none on a list. */
  @RestForm @Nullable String back;

  /** The newest change of labels that the page knows of. */
  @RestForm @Nullable String labelsSeen;

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
    return back != null && (back.equals(LABEL_ERRORS) || back.equals(HISTORY)) ? back : "";
  }

  /** Whether the page shows one example. */
  boolean isAlone() {
    return !led().isEmpty();
  }

  /** Where it goes on in the data set, once something is done about an example. */
  String afterwards(String example) {
    return switch (led()) {
      case LABEL_ERRORS -> "/" + LABEL_ERRORS + "?done=yes";
      case HISTORY -> "/review/" + example + "/" + HISTORY + "?done=yes";
      default -> "/review?done=yes" + (list().isEmpty() ? "" : "&status=" + list());
    };
  }
}
