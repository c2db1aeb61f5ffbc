package dev.attune.text.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.text.adapter.Calibration;
import dev.attune.text.adapter.EncoderChange;
import dev.attune.text.answer.Answer;
import dev.attune.text.answer.Reader;
import dev.attune.text.base.Encoding;
import dev.attune.text.metrics.EntityEvaluation;
import dev.attune.text.objective.Sample;
import dev.attune.text.task.Entity;
import dev.attune.text.task.Gold;
import dev.attune.text.task.Tags;
import dev.attune.text.task.TokenLabels;
import dev.attune.text.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Texts of which the first word's vector tells its label, and all others' tell nothing: labels take
 * turns. Whoever tags each word on its own can only guess.
 */
class CrfTrainingTest {
  private static final TokenLabels TASK = new TokenLabels(List.of("day", "night"));
  private static final int WORDS = 6;
  private static final int HIDDEN = 2;

  @Test
  void what_follows_what_is_learned_with_a_crf_only() throws IOException {
    Trained softmax = train(0);
    Trained crf = train(1);

    assertThat(softmax.evaluation.f1().value()).isLessThan(0.7);
    assertThat(crf.evaluation.f1().value()).isEqualTo(1);
    assertThat(softmax.calibration.transitions()).isNull();
    int day = Tags.begin(0);
    int night = Tags.begin(1);
    assertThat(crf.turns(day, night)).isGreaterThan(crf.turnsAtFirst(day, night) + 1);
    assertThat(crf.turns(night, day)).isGreaterThan(crf.turnsAtFirst(night, day) + 1);
  }

  @Test
  void the_loss_of_validation_is_that_of_whole_sequences() throws IOException {
    List<EpochReport> epochs = train(1).epochs;

    // Tags apart from each other cost log(2) for each word that tells nothing.
    double apart = (WORDS - 1) * Math.log(2) / WORDS;
    assertThat(epochs.getFirst().validationLoss()).isGreaterThan(0.3 * apart);
    assertThat(epochs.getLast().validationLoss()).isLessThan(0.1 * apart);
  }

  @Test
  void a_split_without_mistakes_makes_no_answer_certain() throws IOException {
    double sure = 0;
    List<Answer.Found> found = train(1).found;
    for (Answer.Found entity : found) {
      assertThat(entity.confidence()).isBetween(0.5, 1.0);
      sure += entity.confidence() / found.size();
    }
    assertThat(sure).isLessThan(1 - 1e-3);
  }

  /**
   * What a training gave.
   *
   * @param found the entities of the validation split, of all texts together
   */
  private record Trained(
      Calibration.Tokens calibration,
      EntityEvaluation evaluation,
      List<Answer.Found> found,
      List<EpochReport> epochs,
      Tensor atFirst) {

    double turns(int from, int to) {
      return turns(Objects.requireNonNull(calibration.transitions()), from, to);
    }

    double turnsAtFirst(int from, int to) {
      return turns(atFirst, from, to);
    }

    /** How much likelier another tag is than the same again. */
    private static double turns(Tensor transitions, int from, int to) {
      int row = from * Tags.count(TASK.labels().size());
      return transitions.data()[row + to] - transitions.data()[row + from];
    }
  }

  private static Trained train(int crf) throws IOException {
    Method head = new Method.Head();
    Hyperparameters settings =
        Hyperparameters.parse(
                head,
                Map.of(
                    "crf", crf, "learningRate", 0.01, "epochs", 40, "batchSize", 10, "dropout", 0))
            .resolvedFor(head, TASK, 60);
    Goals goals = Goals.of(TASK, List.of(samples(60)), settings);
    Splits splits = new Splits(split(60, goals), split(30, goals), split(30, goals));
    Fitted fitted =
        HeadProcedure.fit(
            splits,
            new EncoderChange.None(),
            HIDDEN,
            settings,
            goals,
            new Surroundings(TrainingListener.NONE, System::nanoTime));
    float[][] logits = fitted.validationLogits()[0];
    Judge judge =
        Judge.calibrated(goals.given(fitted::head), fitted.validationLogits(), splits.validation());
    Calibration calibration = judge.calibrations().getFirst();
    List<Sample> validation = splits.validation().samples().getFirst();
    List<Answer.Found> found = new ArrayList<>();
    for (int text = 0; text < logits.length; text++) {
      Sample sample = validation.get(text);
      Answer answer = Reader.read(TASK, calibration, logits[text], sample.encoding());
      found.addAll(((Answer.Entities) answer).entities());
    }
    return new Trained(
        (Calibration.Tokens) calibration,
        (EntityEvaluation) judge.evaluation(fitted.testLogits(), splits.test()),
        found,
        fitted.course().epochs(),
        Objects.requireNonNullElseGet(
            goals.all().getFirst().objective().transitions(),
            () -> Tensor.of("none", new float[0], 0)));
  }

  private static Split split(int texts, Goals goals) {
    List<List<Sample>> samples = List.of(samples(texts));
    List<float[]> states = new ArrayList<>();
    for (int text = 0; text < texts; text++) {
      float[] state = new float[(WORDS + 2) * HIDDEN];
      state[HIDDEN + text % 2] = 1;
      states.add(state);
    }
    List<float[]> vectors = states.stream().map(state -> new float[HIDDEN]).toList();
    Scales scales =
        new Scales(Standardisation.of(vectors, HIDDEN), Standardisation.of(states, HIDDEN));
    states.replaceAll(scales.tokens()::scaled);
    Inputs inputs = new Inputs.Vectors(vectors, states, text -> WORDS + 2, scales);
    return new Split(inputs, samples, goals.targets(samples));
  }

  /** One entity for each word; the first is a day in every other text. */
  private static List<Sample> samples(int texts) {
    List<Sample> samples = new ArrayList<>();
    for (int text = 0; text < texts; text++) {
      List<Entity> entities = new ArrayList<>();
      for (int word = 0; word < WORDS; word++) {
        String label = TASK.labels().get((text + word) % 2);
        entities.add(new Entity(label, 2 * word, 2 * word + 1));
      }
      samples.add(new Sample(new Gold.Entities(entities), encoding()));
    }
    return samples;
  }

  private static Encoding encoding() {
    int tokens = WORDS + 2;
    int[] spans = new int[2 * tokens];
    boolean[] wordStarts = new boolean[tokens];
    for (int word = 0; word < WORDS; word++) {
      spans[2 * word + 2] = 2 * word;
      spans[2 * word + 3] = 2 * word + 1;
      wordStarts[word + 1] = true;
    }
    Arrays.fill(spans, 2 * tokens - 2, 2 * tokens, 2 * WORDS - 1);
    return new Encoding(new long[tokens], tokens, spans, wordStarts);
  }
}
