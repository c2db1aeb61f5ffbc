package dev.attune.text.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.text.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * The emitted forward algorithm and its gradients against the enumeration of every sequence in
 * Java, in 64 bits. Tags are O, B-a, I-a, B-b and I-b.
 */
class CrfTest {
  private static final int TAGS = 5;
  private static final float NEVER = -10_000;
  private static final long NONE = Targets.IGNORED;
  private static final Offset<Double> PRECISION = within(1e-5);

  private static final float[] STEPS = {
    0.3f, -0.2f, NEVER, 0.5f, NEVER, //
    -0.4f, 0.1f, 0.9f, -0.3f, NEVER, //
    0.2f, -0.6f, 0.4f, 0.7f, NEVER, //
    0.6f, 0.8f, NEVER, -0.5f, 0.25f, //
    -0.1f, 0.15f, NEVER, 0.35f, -0.8f, //
    0.45f, -0.9f, NEVER, 0.05f, NEVER
  };

  /** Tokens and their targets; words are what has one. */
  private static final List<float[][]> LOGITS =
      List.of(
          new float[][] {
            {9, 9, 9, 9, 9},
            {0.5f, 1.5f, -1, 0.25f, 2},
            {-9, 9, -9, 9, -9},
            {1, -0.5f, 1.25f, 0, -0.75f},
            {0.1f, 0.2f, 0.3f, -0.4f, 0.5f},
            {7, -7, 7, -7, 7}
          },
          new float[][] {{1, 2, 3, 4, 5}, {-0.3f, 0.6f, 3, 0.9f, -1}},
          new float[][] {{2, 1, 0, 1, 2}});

  private static final List<long[]> TARGETS =
      List.of(new long[] {NONE, 1, NONE, 2, 3, NONE}, new long[] {NONE, 3}, new long[] {NONE});

  @Test
  void loss_and_gradients_are_those_of_enumeration() throws IOException {
    Expected expected = new Expected(List.of(0, 1, 2));
    try (TrainableModule module = TrainableModule.load(network())) {
      double loss = module.accumulate(batch(0, 1, 2), List.of(targets(0, 1, 2)), 1);
      assertThat(loss).isCloseTo(expected.loss, PRECISION);
      assertClose(module.gradient("b.transitions"), expected.ofTransitions);
      assertClose(module.gradient("b.weight"), expected.ofWeight);
    }
  }

  @Test
  void steps_that_cannot_be_have_no_gradient() throws IOException {
    try (TrainableModule module = TrainableModule.load(network())) {
      module.accumulate(batch(0, 1, 2), List.of(targets(0, 1, 2)), 1);
      float[] gradient = module.gradient("b.transitions").data();
      for (int step = 0; step < STEPS.length; step++) {
        if (STEPS[step] == NEVER) {
          assertThat(gradient[step]).isZero();
        }
      }
    }
  }

  @Test
  void the_parts_of_a_step_add_up_to_the_step() throws IOException {
    try (TrainableModule whole = TrainableModule.load(network());
        TrainableModule parts = TrainableModule.load(network())) {
      double loss = whole.accumulate(batch(0, 1), List.of(targets(0, 1)), 1);
      double sum = 0;
      for (int text = 0; text < 2; text++) {
        float[] share = {targets(text).counted() / 4f};
        sum += parts.accumulate(batch(text), List.of(targets(text)), share, 1);
      }
      assertThat(sum).isCloseTo(loss, PRECISION);
      float[] gradient = whole.gradient("b.transitions").data();
      assertThat(parts.gradient("b.transitions").data()).containsExactly(gradient, within(1e-5f));
    }
  }

  @Test
  void a_batch_without_any_word_has_neither_loss_nor_gradient() throws IOException {
    try (TrainableModule module = TrainableModule.load(network())) {
      assertThat(module.accumulate(batch(2), List.of(targets(2)), 1)).isZero();
      assertThat(module.gradient("b.transitions").data()).containsOnly(0);
      assertThat(module.gradient("b.weight").data()).containsOnly(0);
    }
  }

  @Test
  void learning_moves_the_steps_that_can_be_and_no_other() throws IOException {
    try (TrainableModule module = TrainableModule.load(network());
        AdamW optimizer = module.optimizer(new AdamW.Settings(0.1, 1))) {
      double first = module.accumulate(batch(0, 1), List.of(targets(0, 1)), 1);
      double last = first;
      for (int step = 0; step < 20; step++) {
        optimizer.step(0.01);
        last = module.accumulate(batch(0, 1), List.of(targets(0, 1)), 1);
      }
      assertThat(last).isLessThan(0.8 * first);
      float[] learned = module.trained("b.transitions").data();
      for (int step = 0; step < STEPS.length; step++) {
        assertThat(learned[step] == NEVER).isEqualTo(STEPS[step] == NEVER);
      }
    }
  }

  /** What the definition gives, by one sequence after the other. */
  private static final class Expected {
    private final double[] ofTransitions = new double[STEPS.length];
    private final double[] ofWeight = new double[TAGS * TAGS];
    private double loss;

    Expected(List<Integer> texts) {
      double words = texts.stream().mapToInt(text -> words(text).size()).sum();
      for (int text : texts) {
        List<Integer> places = words(text);
        double total = 0;
        for (int[] tags : sequences(places.size())) {
          total += Math.exp(score(text, places, tags));
        }
        int[] gold = places.stream().mapToInt(place -> (int) TARGETS.get(text)[place]).toArray();
        loss += (Math.log(total) - score(text, places, gold)) / words;
        for (int[] tags : sequences(places.size())) {
          add(text, places, tags, Math.exp(score(text, places, tags)) / total / words);
        }
        add(text, places, gold, -1 / words);
      }
    }

    /** Adds the derivative of a sequence's score, times a weight. */
    private void add(int text, List<Integer> places, int[] tags, double weight) {
      for (int word = 0; word < tags.length; word++) {
        int before = word == 0 ? TAGS : tags[word - 1];
        ofTransitions[before * TAGS + tags[word]] += weight;
        for (int i = 0; i < TAGS; i++) {
          ofWeight[tags[word] * TAGS + i] += weight * LOGITS.get(text)[places.get(word)][i];
        }
      }
    }

    private static double score(int text, List<Integer> places, int[] tags) {
      double score = 0;
      for (int word = 0; word < tags.length; word++) {
        int before = word == 0 ? TAGS : tags[word - 1];
        score += LOGITS.get(text)[places.get(word)][tags[word]];
        score += STEPS[before * TAGS + tags[word]];
      }
      return score;
    }

    private static List<Integer> words(int text) {
      List<Integer> words = new ArrayList<>();
      for (int token = 0; token < TARGETS.get(text).length; token++) {
        if (TARGETS.get(text)[token] != NONE) {
          words.add(token);
        }
      }
      return words;
    }

    private static List<int[]> sequences(int words) {
      List<int[]> sequences = new ArrayList<>(List.of(new int[0]));
      for (int word = 0; word < words; word++) {
        List<int[]> longer = new ArrayList<>();
        for (int[] sequence : sequences) {
          for (int tag = 0; tag < TAGS; tag++) {
            int[] next = Arrays.copyOf(sequence, word + 1);
            next[word] = tag;
            longer.add(next);
          }
        }
        sequences = longer;
      }
      return sequences;
    }
  }

  private static VectorBatch batch(int... texts) {
    return new VectorBatch(
        Arrays.stream(texts).mapToObj(text -> new float[TAGS]).toList(),
        Arrays.stream(texts).mapToObj(text -> flat(LOGITS.get(text))).toList());
  }

  private static float[] flat(float[][] rows) {
    float[] flat = new float[rows.length * TAGS];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, flat, i * TAGS, TAGS);
    }
    return flat;
  }

  private static Targets.Tags targets(int... texts) {
    return new Targets.Tags(Arrays.stream(texts).mapToObj(TARGETS::get).toList());
  }

  /** A head that hands its vectors on as logits. */
  private static HeadNetwork network() {
    float[] identity = new float[TAGS * TAGS];
    for (int i = 0; i < TAGS; i++) {
      identity[i * TAGS + i] = 1;
    }
    return new HeadNetwork(
        List.of(
            new TrainedHead(
                Tensor.of("b.weight", identity, TAGS, TAGS),
                Tensor.of("b.bias", new float[TAGS], TAGS),
                true,
                Loss.CRF,
                Tensor.of("b.transitions", STEPS, TAGS + 1, TAGS))),
        TAGS,
        0);
  }

  private static void assertClose(Tensor actual, double[] expected) {
    assertThat(actual.data()).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual.data()[i]).isCloseTo(expected[i], PRECISION);
    }
  }
}
