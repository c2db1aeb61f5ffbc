package dev.attune.text.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.attune.text.task.Tags;
import dev.attune.text.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the enumeration of every sequence. */
class TagLatticeTest {
  private static final int LABELS = 2;
  private static final int TAGS = Tags.count(LABELS);

  @ParameterizedTest
  @CsvSource({"1, false, 1", "4, false, 1", "4, true, 1", "5, true, 1.7", "5, false, 0.6"})
  void the_best_sequence_and_the_probabilities_are_those_of_enumeration(
      int words, boolean learned, double temperature) {
    Random random = new Random(words);
    for (int round = 0; round < 20; round++) {
      float[][] logits = new float[words][TAGS];
      for (float[] row : logits) {
        for (int tag = 0; tag < TAGS; tag++) {
          row[tag] = (float) (2 * random.nextGaussian());
        }
      }
      Tensor transitions = learned ? transitions(random) : null;
      var lattice = new TagLattice(logits, TAGS, transitions, temperature);
      List<int[]> all = legal(words);
      double total = 0;
      int[] best = all.getFirst();
      for (int[] tags : all) {
        total += Math.exp(score(tags, logits, transitions) / temperature);
        if (score(tags, logits, transitions) > score(best, logits, transitions)) {
          best = tags;
        }
      }
      assertThat(lattice.best()).containsExactly(best);
      assertThat(lattice.logProbability(best))
          .isEqualTo(
              score(best, logits, transitions) / temperature - Math.log(total), offset(1e-9));
      for (int first = 0; first < words; first++) {
        for (int last = first; last < words; last++) {
          for (int label = 0; label < LABELS; label++) {
            double share = 0;
            for (int[] tags : all) {
              if (hasEntity(tags, label, first, last)) {
                share += Math.exp(score(tags, logits, transitions) / temperature) / total;
              }
            }
            assertThat(lattice.probabilities().entity(label, first, last))
                .isEqualTo(share, offset(1e-9));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"2, 0, 0", "0, 2, 0", "1, 4, 0"})
  void a_sequence_that_cannot_be_has_no_probability(int first, int second, int third) {
    var lattice = new TagLattice(new float[3][TAGS], TAGS, null, 1);
    assertThat(lattice.logProbability(new int[] {first, second, third}))
        .isEqualTo(Double.NEGATIVE_INFINITY);
  }

  private static Tensor transitions(Random random) {
    float[] values = new float[(TAGS + 1) * TAGS];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Tensor.of("transitions", values, TAGS + 1, TAGS);
  }

  private static List<int[]> legal(int words) {
    List<int[]> sequences = new ArrayList<>();
    for (int code = 0; code < Math.pow(TAGS, words); code++) {
      int[] tags = new int[words];
      int rest = code;
      boolean legal = true;
      for (int word = 0; word < words; word++) {
        tags[word] = rest % TAGS;
        rest /= TAGS;
        boolean inside = tags[word] == Tags.inside(0) || tags[word] == Tags.inside(1);
        int before = word == 0 ? Tags.OUTSIDE : tags[word - 1];
        legal &=
            !inside || (before != Tags.OUTSIDE && Tags.label(before) == Tags.label(tags[word]));
      }
      if (legal) {
        sequences.add(tags);
      }
    }
    return sequences;
  }

  private static double score(
      int[] tags, float[][] logits, @org.jspecify.annotations.Nullable Tensor transitions) {
    double score = 0;
    for (int word = 0; word < tags.length; word++) {
      int before = word == 0 ? TAGS : tags[word - 1];
      score += logits[word][tags[word]];
      score += transitions == null ? 0 : transitions.data()[before * TAGS + tags[word]];
    }
    return score;
  }

  private static boolean hasEntity(int[] tags, int label, int first, int last) {
    if (tags[first] != Tags.begin(label)) {
      return false;
    }
    for (int word = first + 1; word <= last; word++) {
      if (tags[word] != Tags.inside(label)) {
        return false;
      }
    }
    return last + 1 == tags.length || tags[last + 1] != Tags.inside(label);
  }
}
