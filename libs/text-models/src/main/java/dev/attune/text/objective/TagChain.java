package dev.attune.text.objective;

import dev.attune.text.task.Tags;
import dev.attune.text.tensor.Tensor;
import java.util.List;

/**
 * How often tags were seen, and how often behind each other: a Markov chain of first order. A
 * conditional random field whose words' scores are {@link #logarithms} and whose transitions are
 * {@link #transitions} gives each sequence the probability that the chain gives it.
 *
 * @param counts of the tags, [tags]
 * @param steps how often a tag was seen behind another, [tags + 1, tags]; the last row are the tags
 *     that stand first
 */
@SuppressWarnings("ArrayRecordComponent") // made for one head and dropped
record TagChain(double[] counts, double[][] steps) {

  /** The score of a step that cannot be, so low that learning never moves it. */
  private static final float IMPOSSIBLE = -10_000;

  /** As if so many words behind each tag had been seen whose tags don't depend on it. */
  private static final double INDEPENDENT = 100;

  static TagChain of(int tags, List<int[]> sequences) {
    double[] counts = new double[tags];
    double[][] steps = new double[tags + 1][tags];
    for (int[] sequence : sequences) {
      int before = tags;
      for (int tag : sequence) {
        counts[tag]++;
        steps[before][tag]++;
        before = tag;
      }
    }
    return new TagChain(counts, steps);
  }

  /** The logarithms of the tags' shares, [tags]. */
  float[] logarithms() {
    return Shares.logarithms(counts);
  }

  /** How much likelier a tag is behind another than anywhere, as logarithms, [tags + 1, tags]. */
  Tensor transitions() {
    int tags = counts.length;
    float[] anywhere = logarithms();
    float[] transitions = new float[(tags + 1) * tags];
    for (int before = 0; before <= tags; before++) {
      double[] behind = behind(before, anywhere);
      double total = 0;
      for (double count : behind) {
        total += count;
      }
      for (int tag = 0; tag < tags; tag++) {
        transitions[before * tags + tag] =
            behind[tag] == 0 ? IMPOSSIBLE : (float) (Math.log(behind[tag] / total) - anywhere[tag]);
      }
    }
    return Tensor.of("transitions", transitions, tags + 1, tags);
  }

  /** How often each tag was seen behind one, smoothed; 0 for what cannot be. */
  private double[] behind(int before, float[] anywhere) {
    int tags = counts.length;
    double[] behind = new double[tags];
    for (int tag = 0; tag < tags; tag++) {
      boolean legal = before == tags ? Tags.mayStart(tag) : Tags.mayFollow(before, tag);
      behind[tag] = legal ? steps[before][tag] + INDEPENDENT * Math.exp(anywhere[tag]) : 0;
    }
    return behind;
  }
}
