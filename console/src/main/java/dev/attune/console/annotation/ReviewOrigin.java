package dev.attune.console.annotation;

import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The page on which somebody decides about an example: one of the lists, or that of it alone. */
public final class ReviewOrigin {
  private static final String LABEL_ERRORS = "label-errors";

  /** Of the list. */
  @RestForm @Nullable String status;

  /** The page that led to the example; none on a list. */
  @RestForm @Nullable String back;

  static ReviewOrigin of(@Nullable String status, @Nullable String back) {
    ReviewOrigin origin = new ReviewOrigin();
    origin.status = status;
    origin.back = back;
    return origin;
  }

  /** The list; empty where it is not known. */
  public String statusOrEmpty() {
    return status == null ? "" : status;
  }

  /** Whether the page shows one example, which somebody doubted. */
  public boolean isAlone() {
    return LABEL_ERRORS.equals(back);
  }

  /** Where it goes on in the data set, once something is done. */
  String afterwards() {
    if (isAlone()) {
      return "/" + LABEL_ERRORS + "?done=yes";
    }
    return "/review?done=yes"
        + (status != null && ReviewResource.STATUSES.contains(status) ? "&status=" + status : "");
  }
}
