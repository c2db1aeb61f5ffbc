package dev.attune.text.objective;

import dev.attune.text.task.Gold;
import dev.attune.text.task.MultiLabel;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.Votes;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a text is taught to be, as a share from 0 to 1 for each label: 1 for the gold labels, or the
 * share of annotators who gave the label (Uma et al. 2021, "Learning from Disagreement"; Peterson
 * et al. 2019). A text that fewer than two annotators answered is its gold.
 */
final class LabelShares {
  private LabelShares() {}

  /**
   * Of one label: shares that add up to 1, [labels + 1]; the last is that of being out of scope.
   *
   * @param soft whether votes count
   */
  static double[] of(SingleLabel task, Sample sample, boolean soft) {
    Votes votes = soft ? sample.severalVotes() : null;
    List<String> labels =
        Stream.concat(task.labels().stream(), task.outOfScope().stream()).toList();
    double[] shares = new double[task.labels().size() + 1];
    if (votes != null) {
      for (int label = 0; label < labels.size(); label++) {
        shares[label] = votes.share(labels.get(label));
      }
    } else {
      shares[labels.indexOf(((Gold.Label) sample.gold()).label())] = 1;
    }
    return shares;
  }

  /**
   * Of sets of labels: how far each is there, [labels].
   *
   * @param soft whether votes count
   */
  static double[] of(MultiLabel task, Sample sample, boolean soft) {
    Votes votes = soft ? sample.severalVotes() : null;
    return task.labels().stream()
        .mapToDouble(
            votes != null
                ? votes::share
                : label -> ((Gold.LabelSet) sample.gold()).labels().contains(label) ? 1 : 0)
        .toArray();
  }

  /** The sum over some texts, for each label. */
  static double[] sum(List<double[]> shares, int labels) {
    double[] sums = new double[labels];
    shares.forEach(row -> Arrays.setAll(sums, label -> sums[label] + row[label]));
    return sums;
  }

  /** What annotators said of each text, [texts][labels]; null for texts without several votes. */
  static double[] @Nullable [] votes(MultiLabel task, List<Sample> samples) {
    double[][] votes = new double[samples.size()][];
    for (int i = 0; i < votes.length; i++) {
      Votes of = samples.get(i).severalVotes();
      if (of != null) {
        votes[i] = task.labels().stream().mapToDouble(of::share).toArray();
      }
    }
    return votes;
  }

  /** What annotators said of each text, [texts][labels]; null for texts without several votes. */
  static double[] @Nullable [] votes(SingleLabel task, List<Sample> samples) {
    double[][] votes = new double[samples.size()][];
    for (int i = 0; i < votes.length; i++) {
      Votes of = samples.get(i).severalVotes();
      // Votes for none of the labels are no distribution over labels.
      if (of != null && task.outOfScope().map(of::share).orElse(0.0) == 0) {
        votes[i] = task.labels().stream().mapToDouble(of::share).toArray();
      }
    }
    return votes;
  }
}
