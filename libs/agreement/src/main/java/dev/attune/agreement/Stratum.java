package dev.attune.agreement;

import dev.attune.agreement.Anchoring.Group;

/**
 * Answers that one chance divided, to suggestions of one version: only these can be held against
 * each other.
 */
public record Stratum(Group shown, Group withheld) {
  /** One without answers. */
  public static final Stratum EMPTY = new Stratum(new Group(0, 0), new Group(0, 0));

  /** With one answer more. */
  public Stratum with(boolean isShown, boolean isSame) {
    return isShown
        ? new Stratum(more(shown, isSame), withheld)
        : new Stratum(shown, more(withheld, isSame));
  }

  private static Group more(Group group, boolean isSame) {
    return new Group(group.answers() + 1, group.same() + (isSame ? 1 : 0));
  }

  /** Whether there are answers on either side. */
  boolean isDivided() {
    return shown.answers() > 0 && withheld.answers() > 0;
  }

  /** That of Mantel and Haenszel. */
  double weight() {
    return (double) shown.answers() * withheld.answers() / (shown.answers() + withheld.answers());
  }
}
