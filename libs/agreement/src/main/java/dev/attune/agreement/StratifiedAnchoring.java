package dev.attune.agreement;

import dev.attune.agreement.Anchoring.Group;
import dev.attune.agreement.Newcombe.Share;
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
public record StratifiedAnchoring(
    Anchoring anchoring, int strata, @Nullable Double shown, @Nullable Double withheld) {

  /** Compares; strata with answers on one side only say nothing. */
  public static StratifiedAnchoring of(Collection<Stratum> all) {
    List<Stratum> divided = all.stream().filter(Stratum::isDivided).toList();
    if (divided.isEmpty()) {
      var none = new Anchoring.NotEnough(sum(all, Stratum::shown), sum(all, Stratum::withheld));
      return new StratifiedAnchoring(none, 0, null, null);
    }
    Group shown = sum(divided, Stratum::shown);
    Group withheld = sum(divided, Stratum::withheld);
    Share one = weighted(divided, Stratum::shown);
    Share other = weighted(divided, Stratum::withheld);
    Anchoring anchoring =
        Math.min(shown.answers(), withheld.answers()) < Anchoring.LEAST
            ? new Anchoring.NotEnough(shown, withheld)
            : measured(shown, withheld, one, other);
    return new StratifiedAnchoring(anchoring, divided.size(), one.value(), other.value());
  }

  private static Anchoring measured(Group shown, Group withheld, Share one, Share other) {
    double[] interval = Newcombe.interval(one, other);
    return new Anchoring.Measured(
        shown, withheld, one.value() - other.value(), interval[0], interval[1]);
  }

  private static Share weighted(List<Stratum> strata, Function<Stratum, Group> side) {
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

  private static Group sum(Collection<Stratum> strata, Function<Stratum, Group> side) {
    int answers = 0;
    int same = 0;
    for (Stratum stratum : strata) {
      answers += side.apply(stratum).answers();
      same += side.apply(stratum).same();
    }
    return new Group(answers, same);
  }
}
