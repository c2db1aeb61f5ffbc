package dev.attune.text.answer;

import dev.attune.text.adapter.Calibration;
import dev.attune.text.answer.Answer.Found;
import dev.attune.text.base.Encoding;
import dev.attune.text.task.Tags;
import dev.attune.text.task.TokenLabels;
import java.util.ArrayList;
import java.util.List;

/** Reads entities from the logits of tokens: the tags of words that can be, and are likeliest. */
final class EntityReader {
  private EntityReader() {}

  /**
   * @param logits those of each token one after the other, [tokens * tags]
   */
  static Answer.Entities read(
      TokenLabels task, Calibration.Tokens calibration, float[] logits, Encoding encoding) {
    int tags = Tags.count(task.labels().size());
    Words words = Words.of(encoding);
    var lattice =
        new TagLattice(
            words.rows(logits, tags), tags, calibration.transitions(), calibration.temperature());
    int[] best = lattice.best();
    List<int[]> stretches = stretches(best);
    List<Found> found = new ArrayList<>();
    if (!stretches.isEmpty()) {
      TagProbabilities probabilities = lattice.probabilities();
      for (int[] stretch : stretches) {
        int label = Tags.label(best[stretch[0]]);
        found.add(
            new Found(
                task.labels().get(label),
                words.start(stretch[0]),
                words.end(stretch[1]),
                probabilities.entity(label, stretch[0], stretch[1])));
      }
    }
    return new Answer.Entities(found);
  }

  /** First and last word of each entity. */
  private static List<int[]> stretches(int[] tags) {
    List<int[]> stretches = new ArrayList<>();
    for (int word = 0; word < tags.length; word++) {
      if (Tags.begins(tags[word])) {
        stretches.add(new int[] {word, word});
      } else if (Tags.continues(tags[word])) {
        stretches.getLast()[1] = word;
      }
    }
    return stretches;
  }
}
