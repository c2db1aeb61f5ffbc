package dev.attune.text.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.attune.text.TestModels;
import dev.attune.text.adapter.Calibration;
import dev.attune.text.base.Encoding;
import dev.attune.text.task.MultiLabel;
import dev.attune.text.task.Regression;
import dev.attune.text.task.Scale;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.Tags;
import dev.attune.text.task.TokenLabels;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReaderTest {
  private static final Encoding NONE = Encoding.of(new long[0], 0);

  @Test
  void a_label_is_refused_below_the_threshold_and_its_confidence_still_told() {
    var task = new SingleLabel(List.of("joy", "anger"), "oos");
    float[] logits = {2 * (float) Math.log(3), 0};
    var given = (Answer.Label) Reader.read(task, new Calibration.Label(2, 0.7f), logits, NONE);
    var refused = (Answer.Label) Reader.read(task, new Calibration.Label(2, 0.8f), logits, NONE);
    assertThat(given.label()).isEqualTo("joy");
    assertThat(refused.refused()).isTrue();
    assertThat(refused.confidence()).isEqualTo(0.75, offset(1e-6));
    assertThat(refused.scores()).containsOnlyKeys("joy", "anger");
  }

  @Test
  void every_label_of_a_set_has_a_threshold_of_its_own() {
    var task = new MultiLabel(List.of("joy", "anger", "fear"));
    var calibration = new Calibration.LabelSet(1, new float[] {0.4f, 0.6f, 0.5f});
    var answer = (Answer.LabelSet) Reader.read(task, calibration, new float[] {0, 0, -1}, NONE);
    assertThat(answer.labels()).containsExactly("joy");
    assertThat(answer.scores()).containsEntry("joy", 0.5).containsEntry("anger", 0.5);
  }

  @Test
  void a_value_and_its_interval_stay_on_the_scale() {
    var task = new Regression(List.of(new Scale("stress", 0, 10), new Scale("valence", -1, 1)));
    var answer =
        (Answer.Values)
            Reader.read(
                task, new Calibration.Values(new float[] {2, 0.5f}), new float[] {0.9f, -3}, NONE);
    // 0.9f and 9 differ beyond the seventh digit.
    assertThat(answer.values())
        .isEqualTo(
            Map.of(
                "stress", new Answer.Estimate(10 * (double) 0.9f, 10 * (double) 0.9f - 2, 10),
                "valence", new Answer.Estimate(-1, -1, -0.5)));
  }

  @Test
  void entities_are_told_in_code_points_of_whole_words() throws IOException {
    String text = "😀 met Müllerschön in 北京 ok";
    Encoding encoding = TestModels.open("minilm-l6-en").tokenizer().encode(text);
    var task = new TokenLabels(List.of("person", "place"));
    float[] logits = new float[encoding.tokens() * Tags.count(2)];
    for (int token = 0; token < encoding.tokens(); token++) {
      int tag = tag(text, encoding, token);
      logits[token * Tags.count(2) + tag] = 8;
    }
    var answer =
        (Answer.Entities) Reader.read(task, new Calibration.Tokens(1, null), logits, encoding);
    assertThat(answer.entities())
        .extracting(found -> found.label() + "=" + cut(text, found))
        .containsExactly("person=Müllerschön", "place=北京");
    assertThat(answer.entities())
        .allSatisfy(found -> assertThat(found.confidence()).isBetween(0.9, 1.0));
  }

  @Test
  void a_text_without_words_has_no_entities() {
    var answer =
        Reader.read(
            new TokenLabels(List.of("person")),
            new Calibration.Tokens(1, null),
            new float[6],
            Encoding.of(new long[] {101, 102}, 2));
    assertThat(answer).isEqualTo(new Answer.Entities(List.of()));
  }

  private static int tag(String text, Encoding encoding, int token) {
    if (!encoding.inText(token)) {
      return Tags.OUTSIDE;
    }
    int first = text.offsetByCodePoints(0, encoding.start(token));
    if (text.startsWith("Mü", first)) {
      return Tags.begin(0);
    }
    if (text.startsWith("北", first)) {
      return Tags.begin(1);
    }
    return text.startsWith("京", first) ? Tags.inside(1) : Tags.OUTSIDE;
  }

  private static String cut(String text, Answer.Found found) {
    return text.substring(
        text.offsetByCodePoints(0, found.start()), text.offsetByCodePoints(0, found.end()));
  }
}
