package dev.attune.console.platform.annotation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a data set is annotated, and how far that is.
 *
 * @param certainty how probable a label must be to become gold where gold is estimated
 * @param estimatedAt when it was last estimated
 * @param randomShare of the texts that chance orders and no model
 * @param unsureShare of the texts that a model knows, those that more people answer
 * @param suggestions hidden, shown or half
 * @param gold how people are checked with gold questions; null for those who are not told
 * @param people e-mails of those who are asked; null when all are who may
 */
public record Plan(
    boolean open,
    int annotators,
    int annotatorsMax,
    String goldRule,
    double certainty,
    @Nullable Instant estimatedAt,
    String ordering,
    double randomShare,
    double unsureShare,
    String suggestions,
    AnnotationApi.@Nullable GoldCheck gold,
    @Nullable List<String> people,
    Progress progress,
    String createdBy,
    Instant createdAt) {

  /** How far it is; see the API's description. */
  public record Progress(
      long items,
      long open,
      long waiting,
      long review,
      long decided,
      long answers,
      long unsure,
      long inHand) {

    /** The share of items that have gold, in whole per cent. */
    public long percent() {
      return items == 0 ? 0 : 100 * decided / items;
    }
  }

  /** How probable a label must be, in per cent. */
  public String certaintyPercent() {
    return percent(certainty);
  }

  /** Whether a model chooses what is asked first. */
  public boolean followsModel() {
    return !ordering.equals("random") && !ordering.equals("arrival");
  }

  /** A share in per cent. */
  public static String percent(double share) {
    return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString();
  }

  /** Whether a person is asked. */
  public boolean asks(String email) {
    return people == null || people.contains(email);
  }
}
