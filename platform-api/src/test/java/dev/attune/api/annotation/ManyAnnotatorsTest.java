package dev.attune.api.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.Worker;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thirty people at once, over HTTP: each example is answered by two of them, and by no more. */
@QuarkusTest
class ManyAnnotatorsTest {
  private static final int PEOPLE = 30;
  private static final int TEXTS = 150;
  private static final int OVERLAP = 2;

  @ParameterizedTest
  @ValueSource(strings = {"arrival", "mix"})
  void no_example_is_handed_out_beyond_its_overlap_and_none_is_left(String ordering)
      throws Exception {
    Annotating d =
        Annotating.of(
            TEXTS, Map.of("annotators", OVERLAP, "ordering", ordering, "suggestions", "half"));
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      tokens.add(d.tenant().add("annotator").token());
    }
    Map<String, Set<Integer>> answeredBy = new ConcurrentHashMap<>();

    everybody(person -> annotate(d, tokens.get(person), person, answeredBy));

    Map<Integer, Integer> sizes = new HashMap<>();
    answeredBy.values().forEach(people -> sizes.merge(people.size(), 1, Integer::sum));
    assertThat(sizes).isEqualTo(Map.of(OVERLAP, TEXTS));
    assertThat(
            Worker.look(
                """
                select count(*) from annotation_item i
                 where i.dataset_id = ? and (i.taken <> 2 or i.answered <> 2 or i.state = 'open'
                       or (select count(*) from annotation a where a.example_id = i.example_id) <> 2)
                """,
                UUID.fromString(d.dataset())))
        .isEqualTo("0");
  }

  /**
   * Takes up to four, answers some, gives some back, takes some answers back, until none is left.
   */
  private static void annotate(
      Annotating d, String token, int person, Map<String, Set<Integer>> answeredBy) {
    Random random = new Random(person);
    int withoutWork = 0;
    while (withoutWork < 3) {
      List<String> items = d.inHand(token, 1 + random.nextInt(4));
      withoutWork = items.isEmpty() ? withoutWork + 1 : 0;
      for (String example : items) {
        if (random.nextInt(10) == 0) {
          d.withdraw(token, example).then().statusCode(204);
          continue;
        }
        d.answer(token, example, random.nextBoolean() ? "joy" : "anger").then().statusCode(200);
        answeredBy.computeIfAbsent(example, key -> ConcurrentHashMap.newKeySet()).add(person);
        if (random.nextInt(10) == 0) {
          answeredBy.getOrDefault(example, new HashSet<>()).remove(person);
          d.withdraw(token, example).then().statusCode(204);
        }
      }
    }
  }

  private interface Part {
    void of(int person);
  }

  private static void everybody(Part part) throws InterruptedException, ExecutionException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> parts = new ArrayList<>();
      for (int i = 0; i < PEOPLE; i++) {
        int person = i;
        parts.add(threads.submit(() -> part.of(person)));
      }
      for (Future<?> done : parts) {
        done.get();
      }
    }
  }
}
