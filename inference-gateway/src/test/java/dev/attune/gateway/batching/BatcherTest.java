package dev.attune.gateway.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class BatcherTest extends BatchingTest {
  @Test
  void results_come_back_in_the_order_of_the_rows() {
    let(100);
    assertThat(batcher.submit("a", List.of(30, 10, 90, 20)).join())
        .containsExactly(900, 100, 8_100, 400);
  }

  @Test
  void an_idle_batcher_runs_at_once() {
    batcher.close();
    batcher = batcher(new Config(100, Duration.ofDays(1), 1_000));
    let(1);
    assertThat(batcher.submit("a", List.of(3)).join()).containsExactly(9);
  }

  @Test
  void rows_of_waiting_requests_share_a_run_up_to_its_budget() throws InterruptedException {
    occupy();
    var answers = IntStream.range(0, 8).mapToObj(i -> batcher.submit("a", List.of(25))).toList();
    let(100);
    answers.forEach(answer -> assertThat(answer.join()).containsExactly(625));
    assertThat(runs.subList(1, runs.size()))
        .containsExactly(List.of(25, 25, 25, 25), List.of(25, 25, 25, 25));
  }

  @Test
  void a_large_request_does_not_hold_up_a_small_one() throws InterruptedException {
    occupy();
    CompletableFuture<List<Integer>> large =
        batcher.submit("a", IntStream.range(0, 7).mapToObj(i -> 100).toList());
    CompletableFuture<List<Integer>> small = batcher.submit("a", List.of(7));
    let(3);
    assertThat(small.join()).containsExactly(49);
    assertThat(large).isNotDone();
    let(100);
    assertThat(large.join()).hasSize(7);
  }

  @Test
  void a_text_longer_than_a_run_goes_alone() throws InterruptedException {
    occupy();
    CompletableFuture<List<Integer>> answer = batcher.submit("a", List.of(400, 5));
    let(100);
    assertThat(answer.join()).containsExactly(160_000, 25);
    assertThat(runs).contains(List.of(400)).contains(List.of(5));
  }

  @Test
  void a_tenant_with_many_requests_does_not_hold_up_one_with_few() throws InterruptedException {
    occupy();
    var many = IntStream.range(0, 7).mapToObj(i -> batcher.submit("many", List.of(100))).toList();
    CompletableFuture<List<Integer>> few = batcher.submit("few", List.of(7));
    let(3);
    assertThat(few.join()).containsExactly(49);
    assertThat(many.getLast()).isNotDone();
    let(100);
    many.forEach(answer -> assertThat(answer.join()).containsExactly(10_000));
  }

  @Test
  void a_short_line_gets_a_run_without_the_rows_of_long_ones() throws InterruptedException {
    occupy();
    var many = IntStream.range(0, 14).mapToObj(i -> batcher.submit("many", List.of(50))).toList();
    let(2);
    many.getFirst().join();
    CompletableFuture<List<Integer>> few = batcher.submit("few", List.of(7));
    let(100);
    assertThat(few.join()).containsExactly(49);
    many.forEach(CompletableFuture::join);
    assertThat(runs).contains(List.of(7));
  }

  @Test
  void runs_of_a_long_line_are_short_where_others_come_and_go() throws InterruptedException {
    occupy();
    var many = IntStream.range(0, 28).mapToObj(i -> batcher.submit("a", List.of(25))).toList();
    let(2);
    many.getFirst().join();
    assertThat(runs).last().isEqualTo(List.of(25, 25, 25, 25));
    CompletableFuture<List<Integer>> few = batcher.submit("few", List.of(7));
    let(100);
    few.join();
    many.forEach(CompletableFuture::join);
    int after = runs.indexOf(List.of(7)) + 1;
    assertThat(runs.subList(after, after + 10)).containsOnly(List.of(25));
  }

  @Test
  void a_run_of_a_long_line_is_ended_for_a_newcomer_and_done_again() throws InterruptedException {
    occupy();
    List<CompletableFuture<List<Integer>>> many = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      many.add(batcher.submit("many", List.of(100)));
    }
    // The first run of the long line is under way, and waits for leave that only an end gives it.
    let(1);
    Awaitility.await().until(() -> mayRun.hasQueuedThreads() && runs.size() == 1);
    CompletableFuture<List<Integer>> newcomer = batcher.submit("new", List.of(7));
    let(1);
    assertThat(newcomer.join()).containsExactly(49);
    assertThat(runs).containsExactly(List.of(1), List.of(7));
    let(100);
    many.forEach(answer -> assertThat(answer.join()).containsExactly(10_000));
  }

  @Test
  void a_run_that_took_all_of_a_long_line_is_ended_for_a_newcomer_too()
      throws InterruptedException {
    batcher.close();
    batcher = batcher(new Config(100, 40, Duration.ofMillis(1), 1_000));
    occupy();
    CompletableFuture<List<Integer>> longer = batcher.submit("longer", List.of(60));
    let(1);
    Awaitility.await().until(() -> mayRun.hasQueuedThreads() && runs.size() == 1);
    CompletableFuture<List<Integer>> newcomer = batcher.submit("new", List.of(7));
    let(1);
    assertThat(newcomer.join()).containsExactly(49);
    assertThat(runs).containsExactly(List.of(1), List.of(7));
    let(100);
    assertThat(longer.join()).containsExactly(3_600);
  }

  @Test
  void a_failing_request_fails_alone_and_gives_its_room_back() throws InterruptedException {
    occupy();
    CompletableFuture<List<Integer>> bad = batcher.submit("a", List.of(-5, 90, 90, 90));
    CompletableFuture<List<Integer>> good = batcher.submit("a", List.of(6));
    let(100);
    assertThat(good.join()).containsExactly(36);
    assertThatThrownBy(bad::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(IllegalArgumentException.class);
    assertThat(batcher.submit("a", List.of(1_000)).join()).containsExactly(1_000_000);
  }

  @Test
  void closing_answers_what_was_accepted_and_refuses_the_rest() throws Exception {
    occupy();
    CompletableFuture<List<Integer>> accepted = batcher.submit("a", List.of(100, 100, 100));
    Thread closing = Thread.ofVirtual().start(batcher::close);
    let(100);
    closing.join();
    assertThat(accepted.join()).hasSize(3);
    assertThatThrownBy(() -> batcher.submit("a", List.of(1)))
        .isInstanceOf(OverloadedException.class);
  }

  @Test
  void many_threads_get_their_own_answers() throws InterruptedException {
    batcher.close();
    batcher = batcher(new Config(100, Duration.ofMillis(1), 10_000));
    let(100_000);
    List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 32; t++) {
      int from = t;
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (int i = 0; i < 200; i++) {
                      int row = 1 + (from * 31 + i) % 30;
                      List<Integer> answer = batcher.submit(from % 5, List.of(row, row + 1)).join();
                      if (!answer.equals(List.of(row * row, (row + 1) * (row + 1)))) {
                        wrong.add(row + " -> " + answer);
                      }
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(wrong).isEmpty();
    assertThat(runs.size()).isLessThan(32 * 200);
  }
}
