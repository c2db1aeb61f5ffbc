package dev.attune.text.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.text.TestModels;
import dev.attune.text.adapter.Adapter;
import dev.attune.text.base.BaseModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ServingConcurrencyTest {
  private static final int ADAPTERS = 10;
  private static final int THREADS = 4;
  private static final int ROUNDS = 25;
  private static final ServingOptions OPTIONS = new ServingOptions(4, 64L << 20, 128);
  private static final List<String> SOME = List.of("ok", "a few more words", "再见");

  private final BaseModel base = TestModels.open("bge-small-zh");
  private final List<Adapter> adapters =
      IntStream.range(0, ADAPTERS).mapToObj(i -> RandomAdapters.lora(base.info(), i, 4)).toList();

  @Test
  void adapters_come_and_go_while_others_predict_and_every_answer_is_right() throws Exception {
    try (var session = ServingSession.open(base, OPTIONS)) {
      List<List<RowAnswer>> expected = new ArrayList<>();
      for (Adapter adapter : adapters) {
        try (var slot = session.load(adapter)) {
          expected.add(session.predict(SOME.stream().map(slot::row).toList()));
        }
      }
      List<Callable<Double>> tasks = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        var random = new Random(thread);
        tasks.add(() -> largestError(session, random, expected));
      }
      try (var executor = Executors.newFixedThreadPool(THREADS)) {
        for (Future<Double> error : executor.invokeAll(tasks)) {
          assertThat(error.get()).isLessThan(1e-5);
        }
      }
      assertThat(session.loadedLoraAdapters()).isZero();
    }
  }

  @Test
  void unloading_waits_for_the_prediction_under_way() throws Exception {
    try (var session = ServingSession.open(base, OPTIONS);
        var executor = Executors.newSingleThreadExecutor()) {
      List<RowAnswer> expected;
      try (var slot = session.load(adapters.get(0))) {
        expected = session.predict(SOME.stream().map(slot::row).toList());
      }
      AdapterSlot slot = session.load(adapters.get(0));
      List<Row> rows = new ArrayList<>();
      for (int i = 0; i < 120; i++) {
        rows.add(slot.row(SOME.get(i % SOME.size())));
      }
      Future<List<RowAnswer>> answers = executor.submit(() -> session.predict(rows));
      while (!slot.leased() && !answers.isDone()) {
        Thread.onSpinWait();
      }
      slot.close();
      try (var next = session.load(adapters.get(1))) {
        assertThat(next.task()).isEqualTo(adapters.get(1).task());
        List<RowAnswer> scores = answers.get();
        for (int i = 0; i < scores.size(); i++) {
          assertThat(
                  Vectors.distance(
                      Vectors.of(scores.get(i)), Vectors.of(expected.get(i % SOME.size()))))
              .isLessThan(1e-5);
        }
      }
      assertThat(session.loadedLoraAdapters()).isZero();
    }
  }

  private double largestError(
      ServingSession session, Random random, List<List<RowAnswer>> expected) {
    double largest = 0;
    for (int round = 0; round < ROUNDS; round++) {
      int one = random.nextInt(ADAPTERS);
      int other = random.nextInt(ADAPTERS);
      try (var first = session.load(adapters.get(one));
          var second = session.load(adapters.get(other))) {
        List<Row> rows = new ArrayList<>();
        SOME.forEach(text -> rows.addAll(List.of(first.row(text), second.row(text))));
        List<RowAnswer> scores = session.predict(rows);
        for (int i = 0; i < scores.size(); i++) {
          RowAnswer right = expected.get(i % 2 == 0 ? one : other).get(i / 2);
          largest =
              Math.max(largest, Vectors.distance(Vectors.of(scores.get(i)), Vectors.of(right)));
        }
      }
    }
    return largest;
  }
}
