package dev.attune.text.answer;

import dev.attune.text.task.Tags;

/** Probabilities over all sequences of tags that can be, by the forward-backward algorithm. */
final class TagProbabilities {
  private final double[][] words;
  private final double[][] steps;
  private final double[][] forward;
  private final double[][] backward;
  private final double[] norms;

  /**
   * @param words the factor of each tag at each word, [words][tags]
   * @param steps the factor of each step from tag to tag, [tags + 1][tags]; 0 where it cannot be
   */
  TagProbabilities(double[][] words, double[][] steps) {
    this.words = words;
    this.steps = steps;
    int tags = steps.length - 1;
    ForwardPass pass = ForwardPass.over(words, steps);
    this.forward = pass.shares();
    this.norms = pass.norms();
    this.backward = new double[words.length][tags];
    for (int word = words.length - 1; word >= 0; word--) {
      for (int tag = 0; tag < tags; tag++) {
        backward[word][tag] = word + 1 < words.length ? after(word, tag, -1) : 1;
      }
    }
  }

  /** The probability that an entity of this label is exactly at these words, the last included. */
  double entity(int label, int first, int last) {
    int tag = Tags.begin(label);
    int inside = Tags.inside(label);
    double probability = forward[first][tag];
    for (int word = first + 1; word <= last; word++) {
      probability *= steps[tag][inside] * words[word][inside] / norms[word];
      tag = inside;
    }
    return last + 1 < words.length ? probability * after(last, tag, inside) : probability;
  }

  /** The sum over what may come after a word's tag, one tag left out. */
  private double after(int word, int tag, int without) {
    double sum = 0;
    for (int next = 0; next < words[word].length; next++) {
      if (next != without) {
        sum += steps[tag][next] * words[word + 1][next] * backward[word + 1][next];
      }
    }
    return sum / norms[word + 1];
  }
}
