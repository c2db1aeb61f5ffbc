package dev.attune.agreement;

import java.util.Map;

/** A figure, or that there is not enough data for it. */
public sealed interface Agreement {

  /** Which figure. */
  Statistic statistic();

  /** What the answer means, in one sentence. */
  Message meaning();

  /**
   * A figure with its uncertainty.
   *
   * @param statistic which figure
   * @param value the figure; at most 1
   * @param low lower end of the 95 % interval, as {@link Sampling} finds it
   * @param high upper end
   * @param items on which annotators could be compared
   * @param leftOut items with answers that the figure cannot use
   * @param annotators who answered
   */
  record Measured(
      Statistic statistic,
      double value,
      double low,
      double high,
      int items,
      int leftOut,
      int annotators)
      implements Agreement {

    /** What the interval allows one to say. */
    public Reading reading() {
      return Reading.of(statistic, low, high);
    }

    /** Has the numbers {@code value}, {@code low}, {@code high}, {@code items}. */
    @Override
    public Message meaning() {
      return new Message(
          Message.key("reading", reading()),
          Map.of("value", value, "low", low, "high", high, "items", items));
    }
  }

  /**
   * That a figure cannot be given.
   *
   * @param statistic which figure
   * @param shortage of what
   * @param have how many there are
   * @param need how many it takes
   */
  record NotEnough(Statistic statistic, Shortage shortage, int have, int need)
      implements Agreement {

    /** How many are missing. */
    public int missing() {
      return need - have;
    }

    /** Has the numbers {@code have}, {@code need}, {@code missing}. */
    @Override
    public Message meaning() {
      return new Message(
          Message.key("not-enough", shortage),
          Map.of("have", have, "need", need, "missing", missing()));
    }
  }
}
