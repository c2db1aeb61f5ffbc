package dev.attune.api.agreement;

import dev.attune.agreement.Anchoring;
import dev.attune.agreement.Anchoring.Group;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What answers of several strata say together. Added up, they would mistake a better version that
 * more people saw for people who follow it. So each side's share is the mean of those of the
 * strata, with the weights of Mantel and Haenszel on both sides, and the interval of the difference
 * is that of Newcombe for two such shares, each worth as many answers as its weights leave of them
 * (after Yan and Su 2010). Of one stratum this is Newcombe's own.
 *
 * @param anchoring of the answers that have some to be compared with
 * @param strata how many there are of which this is so
 * @param shown the weighted share of the answers given with the suggestion in sight; null without
 *     strata
 * @param withheld that of the others
 */
record Strata(Anchoring anchoring, int strata, @Nullable Double shown, @Nullable Double withheld) {
  private static final double Z = 1.959963984540054;

  /**
   * A weighted share.
   *
   * @param answers how many unweighted ones would tell as much
   */
  private record Share(double value, double answers) {
    static Share of(List<Stratum> strata, Function<Stratum, Group> side) {
      double all = strata.stream().mapToDouble(Stratum::weight).sum();
      double value = 0;
      double variance = 0;
      for (Stratum stratum : strata) {
        double weight = stratum.weight() / all;
        value += weight * side.apply(stratum).share();
        variance += weight * weight / side.apply(stratum).answers();
      }
      return new Share(value, 1 / variance);
    }

    /** The lower end of Wilson's interval. */
    double low() {
      return (middle() - half()) / whole();
    }

    double high() {
      return (middle() + half()) / whole();
    }

    private double middle() {
      return 2 * answers * value + Z * Z;
    }

    private double half() {
      return Z * Math.sqrt(Z * Z + 4 * answers * value * (1 - value));
    }

    private double whole() {
      return 2 * (answers + Z * Z);
    }
  }

  /** Compares; strata with answers on one side only say nothing. */
  static Strata of(Collection<Stratum> all) {
    List<Stratum> divided = all.stream().filter(Stratum::isDivided).toList();
    Group shown = sum(divided, Stratum::shown);
    Group withheld = sum(divided, Stratum::withheld);
    if (divided.isEmpty()) {
      return new Strata(new Anchoring.NotEnough(shown, withheld), 0, null, null);
    }
    Share one = Share.of(divided, Stratum::shown);
    Share other = Share.of(divided, Stratum::withheld);
    Anchoring anchoring =
        Math.min(shown.answers(), withheld.answers()) < Anchoring.LEAST
            ? new Anchoring.NotEnough(shown, withheld)
            : measured(shown, withheld, one, other);
    return new Strata(anchoring, divided.size(), one.value(), other.value());
  }

  private static Anchoring measured(Group shown, Group withheld, Share one, Share other) {
    double difference = one.value() - other.value();
    return new Anchoring.Measured(
        shown,
        withheld,
        difference,
        difference - Math.hypot(one.value() - one.low(), other.high() - other.value()),
        difference + Math.hypot(one.high() - one.value(), other.value() - other.low()));
  }

  private static Group sum(List<Stratum> strata, Function<Stratum, Group> side) {
    int answers = 0;
    int same = 0;
    for (Stratum stratum : strata) {
      answers += side.apply(stratum).answers();
      same += side.apply(stratum).same();
    }
    return new Group(answers, same);
  }
}
