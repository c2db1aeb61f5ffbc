package dev.attune.text.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.text.TestModels;
import dev.attune.text.adapter.Adapter;
import dev.attune.text.adapter.EncoderChange;
import dev.attune.text.adapter.InvalidAdapterException;
import dev.attune.text.adapter.LoraTarget;
import dev.attune.text.answer.Answer;
import dev.attune.text.base.BaseModel;
import dev.attune.text.onnx.Precision;
import dev.attune.text.task.Joint;
import dev.attune.text.task.MultiLabel;
import dev.attune.text.task.Output;
import dev.attune.text.task.Regression;
import dev.attune.text.task.Scale;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.Task;
import dev.attune.text.task.TokenLabels;
import dev.attune.text.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every task and every kind of change beside each other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TasksTest {
  private static final int RANK = 4;
  private static final List<Task> TASKS =
      List.of(
          new SingleLabel(List.of("joy", "anger", "fear"), "none"),
          new MultiLabel(List.of("joy", "anger")),
          new TokenLabels(List.of("person", "place")),
          new Regression(List.of(new Scale("stress", 0, 10))),
          new Joint(
              List.of(
                  new Output("intent", new SingleLabel(List.of("book", "cancel"))),
                  new Output("slots", new TokenLabels(List.of("city"))),
                  new Output("mood", new Regression(List.of(new Scale("valence", -1, 1)))))));

  private final BaseModel base = TestModels.open("bge-small-zh");
  private final long ownBytes = base.info().parameters() * Float.BYTES;
  private final ServingSession session = open();

  private ServingSession open() {
    try {
      return ServingSession.open(base, new ServingOptions(RANK, 2 * ownBytes + (8 << 20), 512));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterAll
  void close() {
    session.close();
  }

  @Test
  void a_row_gets_the_same_answer_alone_and_among_strangers_of_other_tasks() {
    List<AdapterSlot> slots = new ArrayList<>();
    for (int i = 0; i < TASKS.size(); i++) {
      Adapter lora = RandomAdapters.lora(base.info(), i, RANK);
      slots.add(session.load(RandomAdapters.answering(TASKS.get(i), lora, i)));
    }
    Adapter own = RandomAdapters.lora(base.info(), 9, 2, EnumSet.allOf(LoraTarget.class));
    slots.add(session.load(RandomAdapters.answering(TASKS.getLast(), own, 9)));
    slots.add(session.load(RandomAdapters.answering(TASKS.getLast(), own, 9), Precision.INT8));
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 48; i++) {
      rows.add(
          slots.get((i * 5 + i / 8) % slots.size()).row(Texts.MIXED.get(i % Texts.MIXED.size())));
    }
    Isolation.assertSameAnswersAlone(session, rows);
    slots.forEach(AdapterSlot::close);
  }

  @Test
  void an_answer_is_of_the_kind_of_its_task() {
    for (Task task : TASKS) {
      try (var slot =
          session.load(RandomAdapters.answering(task, RandomAdapters.head(base.info(), 1), 1))) {
        Answer answer = session.predict(List.of(slot.row("今天我在北京。"))).getFirst().answer();
        switch (task) {
          case SingleLabel single -> assertThat(answer).isInstanceOf(Answer.Label.class);
          case MultiLabel multi -> assertThat(answer).isInstanceOf(Answer.LabelSet.class);
          case TokenLabels token -> assertThat(answer).isInstanceOf(Answer.Entities.class);
          case Regression regression -> assertThat(answer).isInstanceOf(Answer.Values.class);
          case Joint joint ->
              assertThat(((Answer.Outputs) answer).outputs().keySet())
                  .containsExactly("intent", "slots", "mood");
        }
      }
    }
  }

  @Test
  void replaced_parameters_serve_from_an_encoder_of_their_own_until_unloaded() throws IOException {
    Adapter head = RandomAdapters.head(base.info(), 1);
    Adapter bitfit = changing(head, biases());
    try (var plain = session.load(head)) {
      var slot = session.load(bitfit);
      assertThat(session.loadedOwnEncoders()).isEqualTo(1);
      String text = "最近总是睡不着。";
      List<RowAnswer> both = session.predict(List.of(plain.row(text), slot.row(text)));
      assertThat(Vectors.distance(Vectors.of(both.get(0)), Vectors.of(both.get(1))))
          .isGreaterThan(1e-3);
      Row stale = slot.row(text);
      slot.close();
      assertThat(session.loadedOwnEncoders()).isZero();
      assertThatThrownBy(() -> session.predict(List.of(stale)))
          .isInstanceOf(StaleSlotException.class)
          .hasMessage("The row's adapter was unloaded.");
    }
  }

  @Test
  void encoders_of_their_own_share_the_budget_with_all_adapters() throws IOException {
    Adapter bitfit = changing(RandomAdapters.head(base.info(), 1), biases());
    assertThat(session.bytesOf(bitfit, Precision.FLOAT32)).isGreaterThan(ownBytes);
    try (var first = session.load(bitfit);
        var second = session.load(bitfit)) {
      assertThatThrownBy(() -> session.load(bitfit))
          .isInstanceOf(AdapterBankFullException.class)
          .hasMessageContaining("unload one or allow more memory");
      assertThat(List.of(first.task(), second.task())).containsOnly(bitfit.task());
      session.load(RandomAdapters.lora(base.info(), 1, RANK)).close();
    }
    session.load(bitfit).close();
  }

  @Test
  void a_replaced_parameter_that_the_encoder_does_not_have_is_refused() {
    Adapter head = RandomAdapters.head(base.info(), 1);
    Tensor unknown = Tensor.of("encoder.layer.0.nothing.bias", new float[3], 3);
    Tensor misshapen = Tensor.of("encoder.layer.0.output.dense.bias", new float[3], 3);
    for (Tensor tensor : List.of(unknown, misshapen)) {
      assertThatThrownBy(() -> session.load(changing(head, Map.of(tensor.name(), tensor))))
          .isInstanceOf(InvalidAdapterException.class)
          .hasMessageContaining(tensor.name());
    }
    assertThat(session.loadedOwnEncoders()).isZero();
  }

  private Map<String, Tensor> biases() throws IOException {
    Map<String, Tensor> biases = new TreeMap<>();
    base.tensors()
        .forEach(
            (name, tensor) -> {
              if (name.endsWith("bias")) {
                float[] shifted = tensor.data().clone();
                for (int i = 0; i < shifted.length; i++) {
                  shifted[i] += i % 3 * 0.05f;
                }
                biases.put(name, new Tensor(name, tensor.shape(), shifted));
              }
            });
    return biases;
  }

  private static Adapter changing(Adapter adapter, Map<String, Tensor> replaced) {
    return new Adapter(
        adapter.base(),
        adapter.pooling(),
        adapter.maxTokens(),
        adapter.task(),
        adapter.heads(),
        new EncoderChange.Parameters(replaced));
  }
}
