package dev.attune.text.metrics;

import dev.attune.text.metrics.Grouping.By;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a model did on the texts of a group.
 *
 * @param by what tells the group from others: {@code meta}, {@code label} (of the right answer),
 *     {@code language}, {@code length} in characters, or {@code unknown-words}, the per cent of
 *     words that no training text has
 * @param meta name of the metadata, for example {@code channel}, or of the label's output; may be
 *     empty
 * @param value that the texts share; of languages the writing, as {@code latin}; of length and
 *     words a number or a range
 * @param examples how many they are
 * @param figure the headline figure on them; null for the texts of one label, where it does not
 *     mean what it means elsewhere
 * @param right the share whose answer is all right
 * @param others that share of all other texts; null where there are none
 * @param p how likely so few right answers or fewer are if the group is like the others, corrected
 *     for the number of groups looked at
 * @param hard whether the model is weak here: {@code p} is below 5 % and the interval of {@code
 *     right} ends below the share of all texts
 */
public record Slice(
    String by,
    String meta,
    String value,
    int examples,
    @Nullable Figure figure,
    Estimate right,
    @Nullable Double others,
    double p,
    boolean hard) {
  private static final int LEAST_EXAMPLES = 10;
  private static final int MOST_VALUES = 50;
  private static final double LEVEL = 0.05;

  /**
   * The slices of a split: the hard ones first, the least right first, and then the others in the
   * order of their groups. Groups of fewer than ten texts are left out, since nothing can be said
   * of them, and so is metadata with more than fifty values, since those are identifiers rather
   * than groups.
   *
   * <p>Whether a group is hard is told by Fisher's exact test (1935) against all other texts, one
   * sided. Among many groups some look hard by chance, so the tests are corrected together after
   * Benjamini and Hochberg (1995), which holds for groups that overlap in the same direction as
   * well (Benjamini and Yekutieli 2001): of the groups that are named, at most one in twenty is
   * named by chance.
   */
  public static List<Slice> of(Outcomes outcomes, List<Grouping> groupings) {
    List<Group> groups = new ArrayList<>();
    for (Grouping grouping : groupings) {
      if (grouping.by() != By.META || grouping.groups().size() <= MOST_VALUES) {
        grouping
            .groups()
            .forEach(
                (value, texts) -> {
                  if (texts.size() >= LEAST_EXAMPLES) {
                    groups.add(new Group(grouping, value, texts));
                  }
                });
      }
    }
    int right = 0;
    for (int text = 0; text < outcomes.size(); text++) {
      right += outcomes.right(text) ? 1 : 0;
    }
    return ranked(outcomes, right, groups);
  }

  private record Group(Grouping grouping, String value, List<Integer> texts) {
    int right(Outcomes outcomes) {
      return (int) texts.stream().filter(outcomes::right).count();
    }
  }

  private static List<Slice> ranked(Outcomes outcomes, int right, List<Group> groups) {
    double[] p =
        groups.stream()
            .mapToDouble(
                group ->
                    FisherTest.fewer(
                        outcomes.size(), right, group.texts().size(), group.right(outcomes)))
            .toArray();
    double[] corrected = FalseDiscovery.corrected(p);
    List<Slice> slices = new ArrayList<>();
    for (int i = 0; i < p.length; i++) {
      slices.add(of(outcomes, right, groups.get(i), corrected[i]));
    }
    List<Slice> hard = new ArrayList<>(slices.stream().filter(Slice::hard).toList());
    hard.sort(Comparator.comparingDouble(slice -> slice.right().value()));
    slices.removeIf(Slice::hard);
    hard.addAll(slices);
    return hard;
  }

  private static Slice of(Outcomes outcomes, int right, Group group, double p) {
    Outcomes those = outcomes.only(group.texts().stream().mapToInt(Integer::intValue).toArray());
    List<Estimate> estimates =
        Bootstrap.of(
            those.size(),
            times -> new double[] {Shares.right(those, times), those.headline(times)});
    Estimate share = estimates.getFirst();
    int elsewhere = outcomes.size() - those.size();
    Grouping grouping = group.grouping();
    return new Slice(
        grouping.by().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        grouping.name(),
        group.value(),
        those.size(),
        grouping.by() == By.LABEL ? null : Figure.of(those.figure(), estimates.getLast()),
        share,
        elsewhere == 0 ? null : (right - group.right(outcomes)) / (double) elsewhere,
        p,
        p < LEVEL && share.high() < right / (double) outcomes.size());
  }
}
