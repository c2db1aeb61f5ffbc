package dev.attune.text.objective;

import dev.attune.text.answer.Words;
import dev.attune.text.base.Encoding;
import dev.attune.text.task.Entity;
import dev.attune.text.task.Tags;
import dev.attune.text.task.TokenLabels;
import dev.attune.text.torch.Targets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The tags that a text's words should get: the first word that an entity touches begins it, the
 * others that it touches go on with it. What was cut off the text has none.
 */
final class WordTags {
  private WordTags() {}

  /**
   * A tag for each word, in a sequence that can be: of two entities that touch one word the later
   * has it.
   *
   * @throws IllegalArgumentException if an entity has an unknown label
   */
  static int[] of(TokenLabels task, List<Entity> entities, Words words) {
    int[] tags = new int[words.count()];
    List<Entity> ordered =
        entities.stream().sorted(Comparator.comparingInt(Entity::start)).toList();
    for (Entity entity : ordered) {
      int label = task.numberOf(entity.label());
      boolean begun = false;
      for (int word = 0; word < tags.length; word++) {
        if (words.start(word) < entity.end() && words.end(word) > entity.start()) {
          tags[word] = begun ? Tags.inside(label) : Tags.begin(label);
          begun = true;
        }
      }
    }
    return tags;
  }

  /** A target for each token: its word's tag on the first of a word, none on all others. */
  static long[] targets(int[] tags, Words words, Encoding encoding) {
    long[] targets = new long[encoding.tokens()];
    Arrays.fill(targets, Targets.IGNORED);
    for (int word = 0; word < tags.length; word++) {
      targets[words.firstTokens()[word]] = tags[word];
    }
    return targets;
  }
}
