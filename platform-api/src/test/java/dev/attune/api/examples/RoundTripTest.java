package dev.attune.api.examples;

import static dev.attune.api.examples.RoundTrips.export;
import static dev.attune.api.examples.RoundTrips.upload;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.api.testing.TestTenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a data set holds comes back from every form that can hold it. */
@QuarkusTest
class RoundTripTest {
  private static final int EXAMPLES = 120;
  private static final List<String> PIECES =
      List.of(
          "I could sing",
          "我很高兴",
          "😀",
          "👩‍👩‍👧",
          "=1+1",
          "-3",
          "@x",
          "'",
          "''=a",
          "\"q\"",
          ",",
          "|",
          "\\",
          "\t",
          "\n",
          "\r\n",
          "  ",
          "e\u0301",
          "#",
          "# text = no",
          "[]",
          "𠮷",
          "﷽",
          "ﬁ",
          "\u200f",
          "\u0085",
          "\u2028",
          "\u2029",
          "x");

  @ParameterizedTest
  @MethodSource(RoundTrips.FORMATS)
  void what_goes_out_comes_back_in(Map<String, Object> task, List<String> formats)
      throws Exception {
    TestTenant tenant = TestTenant.create();
    for (String format : formats) {
      String original = tenant.dataset("from " + format, task);
      Random random = new Random(7);
      StringBuilder lines = new StringBuilder();
      for (int i = 0; i < EXAMPLES; i++) {
        lines.append(new ObjectMapper().writeValueAsString(example(random, task, format, i)));
        lines.append('\n');
      }
      upload(tenant, original, "jsonl", lines.toString().getBytes(StandardCharsets.UTF_8));
      String copy = tenant.dataset("to " + format, task);

      Response report = upload(tenant, copy, format, export(tenant, original, format));

      assertThat(report.jsonPath().getInt("rejectedTotal")).as(report.asString()).isZero();
      assertThat(contents(tenant, copy, format))
          .as(format)
          .isNotEmpty()
          .isEqualTo(contents(tenant, original, format));
    }
  }

  private static Map<String, Object> example(
      Random random, Map<String, Object> task, String format, int number) {
    StringBuilder text = new StringBuilder("n" + number + (random.nextBoolean() ? " " : ""));
    boolean oneLine = format.equals("tsv") || format.startsWith("conll");
    for (int i = random.nextInt(8); i >= 0; i--) {
      String piece = PIECES.get(random.nextInt(PIECES.size()));
      text.insert(
          random.nextInt(3) == 0 ? 0 : text.length(),
          oneLine ? piece.replaceAll("[\\t\\r\\n]", "") : piece);
    }
    Map<String, Object> example = new LinkedHashMap<>(Map.of("text", text.toString()));
    if (random.nextInt(5) > 0) {
      answer(random, task, text.toString(), example);
    }
    if (random.nextBoolean()) {
      example.put("split", List.of("train", "validation", "test").get(random.nextInt(3)));
    }
    if (random.nextBoolean()) {
      example.put("id", "=id-" + number);
    }
    if (random.nextBoolean()) {
      example.put("meta.channel", random.nextBoolean() ? "+49" : "论\u2028坛");
    }
    return example;
  }

  private static void answer(
      Random random, Map<String, Object> task, String text, Map<String, Object> example) {
    switch (String.valueOf(task.get("type"))) {
      case "single-label" -> example.put("label", random.nextBoolean() ? "book" : "other");
      case "multi-label" ->
          example.put(
              "labels",
              List.of(List.of(), List.of("joy"), List.of("joy", "fear")).get(random.nextInt(3)));
      case "token" -> example.put("entities", entities(random, text, "person"));
      case "regression" ->
          example.put("values", Map.of("stress", random.nextInt(11), "valence", -0.25));
      default ->
          example.put(
              "outputs",
              Map.of(
                  "intent", "book",
                  "slots", entities(random, text, "place"),
                  "mood", Map.of("valence", 0.5)));
    }
  }

  /** Up to two stretches that begin and end with something to see, as CoNLL needs it. */
  private static List<Map<String, Object>> entities(Random random, String text, String label) {
    int[] points = text.codePoints().toArray();
    List<Map<String, Object>> entities = new ArrayList<>();
    int at = random.nextInt(3);
    while (at < points.length && entities.size() < 2) {
      int end = Math.min(points.length, at + 1 + random.nextInt(4));
      if (!Character.isWhitespace(points[at]) && !Character.isWhitespace(points[end - 1])) {
        entities.add(Map.of("start", at, "end", end, "label", label));
      }
      at = end + random.nextInt(3);
    }
    return entities;
  }

  private static List<Map<String, Object>> contents(TestTenant tenant, String id, String format) {
    String status = format.startsWith("conll") ? "&status=labelled" : "";
    List<Map<String, Object>> items =
        tenant
            .asOwner()
            .get(tenant.path("/datasets/" + id + "/examples?limit=200" + status))
            .jsonPath()
            .getList("items");
    return items.stream()
        .map(
            item -> {
              Map<String, Object> kept = new HashMap<>(item);
              kept.keySet()
                  .retainAll(List.of("text", "gold", "split", "externalId", "meta", "status"));
              return kept;
            })
        // A file for each split brings them in another order.
        .sorted(
            Comparator.comparing(
                item -> format.equals("huggingface") ? String.valueOf(item.get("text")) : ""))
        .toList();
  }
}
