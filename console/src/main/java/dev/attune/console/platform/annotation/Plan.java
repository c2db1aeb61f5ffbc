package dev.attune.console.platform.annotation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a data set is annotated, and how far that is.
 *
 * @param people e-mails of those who are asked; null when all are who may
 */
public record Plan(
    boolean open,
    int annotators,
    int annotatorsMax,
    String goldRule,
    String ordering,
    @Nullable List<String> people,
    Progress progress,
    String createdBy,
    Instant createdAt) {

  /** How far it is; see the API's description. */
  public record Progress(
      long items, long open, long review, long decided, long answers, long inHand) {

    /** The share of items that have gold, in whole per cent. */
    public long percent() {
      return items == 0 ? 0 : 100 * decided / items;
    }
  }

  /** Whether a person is asked. */
  public boolean asks(String email) {
    return people == null || people.contains(email);
  }
}
