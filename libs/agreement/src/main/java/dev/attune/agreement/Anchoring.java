package dev.attune.agreement;

import java.util.Map;

/**
 * Whether people say what a model suggests more often when they see it: the difference of two
 * shares, with the 95 % interval of Newcombe (1998, method 10), which combines Wilson's intervals
 * and stays right where a share is near 0 or 1. It holds answers for independent of each other, as
 * those of chance's two groups are.
 *
 * <p>Only answers for which chance decided whether the suggestion was seen say anything of it: what
 * people saw by choice they might have answered so anyway. {@link StratifiedAnchoring} compares
 * them.
 */
public sealed interface Anchoring {
  /** With fewer answers on either side there is no figure. */
  int LEAST = 30;

  /** The share of answers that are the suggestion's. */
  record Group(int answers, int same) {
    /** Refuses counts that no answers have. */
    public Group {
      if (same < 0 || same > answers) {
        throw new IllegalArgumentException("%d of %d answers.".formatted(same, answers));
      }
    }

    /** From 0 to 1. */
    public double share() {
      return (double) same / answers;
    }
  }

  /** What it means. */
  enum Reading {
    /** They do: the whole interval is above 0. */
    FOLLOWED,
    /** They do so less often: the whole interval is below 0. */
    AVOIDED,
    /** The interval holds 0. */
    UNCERTAIN
  }

  /** Answers given with the suggestion in sight. */
  Group shown();

  /** Answers given without it. */
  Group withheld();

  /** A sentence for people. */
  Message meaning();

  /**
   * A difference that was measured.
   *
   * @param difference of the share with the suggestion in sight from the one without
   */
  record Measured(Group shown, Group withheld, double difference, double low, double high)
      implements Anchoring {

    /** What it means. */
    public Reading reading() {
      return low > 0 ? Reading.FOLLOWED : high < 0 ? Reading.AVOIDED : Reading.UNCERTAIN;
    }

    @Override
    public Message meaning() {
      return new Message(
          Message.key("anchoring", reading()),
          Map.of(
              "difference", difference,
              "low", low,
              "high", high,
              "shown", shown.answers(),
              "withheld", withheld.answers()));
    }
  }

  /** Too few answers on one side. */
  record NotEnough(Group shown, Group withheld) implements Anchoring {
    @Override
    public Message meaning() {
      return new Message(
          "agreement.anchoring.not-enough",
          Map.of("shown", shown.answers(), "withheld", withheld.answers(), "need", LEAST));
    }
  }
}
