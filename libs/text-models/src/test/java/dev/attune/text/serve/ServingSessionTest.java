package dev.attune.text.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.attune.text.TestModels;
import dev.attune.text.adapter.Adapter;
import dev.attune.text.adapter.InvalidAdapterException;
import dev.attune.text.adapter.LoraTarget;
import dev.attune.text.answer.Answer;
import dev.attune.text.base.BaseModel;
import dev.attune.text.base.BaseModelInfo;
import dev.attune.text.base.Encoding;
import dev.attune.text.base.Pooling;
import dev.attune.text.onnx.Precision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServingSessionTest {
  private static final int RANK = 4;
  private static final int SLOT_LIMIT = 12;
  private static final double SAME = 1e-5;

  static final List<List<Precision>> PRECISIONS =
      List.of(
          List.of(Precision.FLOAT32),
          List.of(Precision.INT8),
          List.of(Precision.FLOAT32, Precision.INT8));

  private final BaseModel base = TestModels.open("minilm-l6-en");
  private final BaseModelInfo info = base.info();
  private final ServingSession session = open();

  private ServingSession open() {
    long bytesPerAdapter = 4L * RANK * info.hiddenSize() * Float.BYTES * info.layers();
    try {
      return ServingSession.open(
          base, new ServingOptions(RANK, (SLOT_LIMIT + 1) * bytesPerAdapter, 512));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterAll
  void close() {
    session.close();
  }

  @BeforeAll
  void the_session_starts_empty() {
    assertThat(session.loadedLoraAdapters()).isZero();
    assertThat(session.loraCapacity()).isEqualTo(SLOT_LIMIT);
  }

  @ParameterizedTest
  @FieldSource("PRECISIONS")
  void a_row_gets_the_same_answer_alone_and_among_strangers(List<Precision> precisions) {
    List<AdapterSlot> slots = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Adapter adapter =
          i % 3 == 0 ? RandomAdapters.head(info, i) : RandomAdapters.lora(info, i, 1 + i % RANK);
      slots.add(session.load(adapter, precisions.get(i % precisions.size())));
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 48; i++) {
      String text = Texts.MIXED.get(i % Texts.MIXED.size());
      rows.add(slots.get((i * 7 + i / 8) % slots.size()).row(text));
    }
    Isolation.assertSameAnswersAlone(session, rows);
    slots.forEach(AdapterSlot::close);
  }

  @Test
  void an_answer_has_a_probability_for_every_label_and_says_what_was_read() {
    try (var slot = session.load(RandomAdapters.head(info, 1))) {
      RowAnswer scores = session.predict(List.of(slot.row("word ".repeat(300)))).getFirst();
      var label = (Answer.Label) scores.answer();
      assertThat(label.scores()).containsOnlyKeys("joy", "anger", "fear");
      float sum = 0;
      for (float probability : Vectors.of(scores)) {
        sum += probability;
      }
      assertThat(sum).isEqualTo(1, offset(1e-5f));
      assertThat(scores.tokens()).isEqualTo(256);
      assertThat(scores.truncated()).isTrue();
      assertThat(label.confidence())
          .isEqualTo(label.scores().get(label.label()))
          .isGreaterThanOrEqualTo(1 / 3.0);
    }
  }

  @Test
  void the_same_text_twice_in_a_request_gets_the_same_answer_twice() {
    try (var one = session.load(RandomAdapters.lora(info, 1, RANK));
        var other = session.load(RandomAdapters.lora(info, 2, RANK))) {
      String text = "Where is my parcel?";
      List<RowAnswer> answers =
          session.predict(
              List.of(one.row(text), other.row(text), one.row("Elsewhere."), one.row(text)));
      assertThat(answers.get(3)).isEqualTo(answers.get(0));
      assertThat(answers.get(1)).isNotEqualTo(answers.get(0));
      assertThat(answers.get(2)).isNotEqualTo(answers.get(0));
    }
  }

  @Test
  void eight_bits_change_answers_a_little() {
    Adapter adapter = RandomAdapters.head(info, 1);
    try (var exact = session.load(adapter);
        var rounded = session.load(adapter, Precision.INT8)) {
      for (String text : Texts.MIXED) {
        List<RowAnswer> both = session.predict(List.of(exact.row(text), rounded.row(text)));
        assertThat(Vectors.distance(Vectors.of(both.get(0)), Vectors.of(both.get(1))))
            .isGreaterThan(0)
            .isLessThan(0.1);
      }
    }
  }

  @Test
  void no_rows_get_no_answers() {
    assertThat(session.predict(List.of())).isEmpty();
  }

  @Test
  void an_adapter_may_pool_otherwise_than_its_base_model() {
    Adapter mean = RandomAdapters.lora(info, 1, RANK);
    var cls = new Adapter(mean.base(), Pooling.CLS, 256, mean.task(), mean.heads(), mean.change());
    try (var meanSlot = session.load(mean);
        var clsSlot = session.load(cls)) {
      String text = "Nobody told me that the train was cancelled.";
      List<RowAnswer> both = session.predict(List.of(meanSlot.row(text), clsSlot.row(text)));
      RowAnswer alone = session.predict(List.of(clsSlot.row(text))).getFirst();
      float[] one = Vectors.of(both.get(0));
      assertThat(Vectors.distance(one, Vectors.of(both.get(1)))).isGreaterThan(1e-3);
      assertThat(Vectors.distance(Vectors.of(alone), Vectors.of(both.get(1)))).isLessThan(SAME);
    }
  }

  @Test
  void the_bank_grows_without_changing_answers_and_then_is_full() {
    List<AdapterSlot> slots = new ArrayList<>();
    var first = session.load(RandomAdapters.lora(info, 0, RANK));
    slots.add(first);
    Row row = first.row("Where is my parcel?");
    RowAnswer before = session.predict(List.of(row)).getFirst();
    for (int i = 1; i < SLOT_LIMIT; i++) {
      slots.add(session.load(RandomAdapters.lora(info, i, RANK)));
    }
    RowAnswer after = session.predict(List.of(row)).getFirst();
    assertThat(Vectors.distance(Vectors.of(before), Vectors.of(after))).isLessThan(SAME);

    Adapter oneMore = RandomAdapters.lora(info, 99, RANK);
    assertThatThrownBy(() -> session.load(oneMore))
        .isInstanceOf(AdapterBankFullException.class)
        .hasMessageContaining("full with 12");
    session.load(RandomAdapters.head(info, 99)).close();
    slots.removeLast().close();
    slots.add(session.load(oneMore));
    slots.forEach(AdapterSlot::close);
    assertThat(session.loadedLoraAdapters()).isZero();
  }

  @Test
  void a_slot_that_was_used_before_keeps_nothing_of_its_past() {
    Adapter weak = RandomAdapters.lora(info, 2, 1, Set.of(LoraTarget.VALUE));
    RowAnswer fresh;
    try (var slot = session.load(weak)) {
      fresh = session.predict(List.of(slot.row("The same text."))).getFirst();
    }
    session.load(RandomAdapters.lora(info, 3, RANK)).close();
    try (var slot = session.load(weak)) {
      RowAnswer reused = session.predict(List.of(slot.row("The same text."))).getFirst();
      assertThat(reused).isEqualTo(fresh);
    }
  }

  @Test
  void an_unloaded_adapter_is_refused_and_its_neighbours_stay_loaded() {
    AdapterSlot kept = session.load(RandomAdapters.lora(info, 1, RANK));
    AdapterSlot gone = session.load(RandomAdapters.lora(info, 2, RANK));
    List<Row> rows = List.of(kept.row("a"), gone.row("b"));
    gone.close();
    gone.close();
    assertThatThrownBy(() -> session.predict(rows))
        .isInstanceOf(StaleSlotException.class)
        .hasMessage("The row's adapter was unloaded.");
    assertThat(session.loadedLoraAdapters()).isEqualTo(1);
    assertThat(session.predict(rows.subList(0, 1))).hasSize(1);
    kept.close();
  }

  @Test
  void another_sessions_adapter_is_refused() throws Exception {
    BaseModel chinese = TestModels.open("bge-small-zh");
    try (var other = ServingSession.open(chinese, new ServingOptions(1, 0, 64));
        var foreign = other.load(RandomAdapters.head(chinese.info(), 1))) {
      assertThatThrownBy(() -> session.predict(List.of(foreign.row("你好"))))
          .isInstanceOf(StaleSlotException.class)
          .hasMessageContaining("another session");
      assertThatThrownBy(() -> session.load(RandomAdapters.head(chinese.info(), 1)))
          .isInstanceOf(InvalidAdapterException.class);
      assertThatThrownBy(() -> other.load(RandomAdapters.lora(chinese.info(), 1, 1)))
          .isInstanceOf(AdapterBankFullException.class);
    }
  }

  @Test
  void a_row_the_encoder_cannot_read_is_refused_before_it_harms_others() {
    try (var slot = session.load(RandomAdapters.head(info, 1))) {
      for (long[] ids :
          List.of(new long[0], new long[513], new long[] {101, -1}, new long[] {30_522})) {
        Row bad = new Row(slot, Encoding.of(ids, ids.length));
        assertThatThrownBy(() -> session.predict(List.of(slot.row("fine"), bad)))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @Test
  void a_closed_session_refuses_and_closes_again_without_complaint() throws Exception {
    var other = ServingSession.open(base, new ServingOptions(1, 0, 64));
    AdapterSlot slot = other.load(RandomAdapters.head(info, 1));
    Row row = slot.row("text");
    other.close();
    other.close();
    assertThatThrownBy(() -> other.predict(List.of(row)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The serving session for minilm-l6-en is closed.");
    slot.close();
  }
}
