package dev.attune.api.examples;

import static dev.attune.api.examples.RoundTrips.export;
import static dev.attune.api.examples.RoundTrips.upload;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.api.testing.TestTenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who answered what, when, and with which suggestion comes back from every form. */
@QuarkusTest
class AnswersRoundTripTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int EXAMPLES = 60;
  private static final String TEXT = "😀 Ann ist in 上海, ja";
  private static final List<String> PEOPLE =
      List.of("ann@example.org", "7", "=1+1", "Bo \"B\" O'Neil", "小林|x, y", "cy");
  private static final List<String> NOTES =
      List.of(
          "could be irony",
          "=cmd()",
          "two\nlines\tand \"quotes\"",
          "# text = 反话",
          "next\u0085line,\u2028paragraph\u2029");

  @ParameterizedTest
  @MethodSource(RoundTrips.FORMATS)
  void answers_that_go_out_come_back_in(Map<String, Object> task, List<String> formats)
      throws Exception {
    TestTenant tenant = TestTenant.create();
    for (String format : formats) {
      String original = tenant.dataset("from " + format, task);
      upload(
          tenant, original, "jsonl", lines(new Random(11), task).getBytes(StandardCharsets.UTF_8));
      String copy = tenant.dataset("to " + format, task);

      byte[] exported = export(tenant, original, format);
      Response report = upload(tenant, copy, format, exported);

      assertThat(report.jsonPath().getInt("rejectedTotal")).as(report.asString()).isZero();
      List<JsonNode> before = kept(export(tenant, original, "jsonl"), format);
      assertThat(before).as(format).hasSizeGreaterThan(10);
      assertThat(kept(export(tenant, copy, "jsonl"), format)).as(format).isEqualTo(before);
      if (!format.equals("huggingface")) {
        assertThat(without(export(tenant, copy, format), tenant))
            .as(format)
            .isEqualTo(without(exported, tenant));
      }
    }
  }

  private static String lines(Random random, Map<String, Object> task) throws Exception {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < EXAMPLES; i++) {
      Map<String, Object> example = new LinkedHashMap<>();
      example.put("text", TEXT + " " + i);
      if (random.nextInt(3) == 0) {
        example.putAll(answer(random, task));
      } else if (random.nextInt(3) == 0) {
        example.put("labelledHow", "undecided");
      }
      List<Map<String, Object>> annotations = new ArrayList<>();
      for (int n = random.nextInt(4); n > 0; n--) {
        annotations.add(annotation(random, task, annotations.size()));
      }
      example.put("annotations", annotations);
      lines.append(JSON.writeValueAsString(example)).append('\n');
    }
    return lines.toString();
  }

  private static Map<String, Object> annotation(Random random, Map<String, Object> task, int nth) {
    Map<String, Object> annotation = new LinkedHashMap<>();
    if (random.nextInt(5) > 0) {
      annotation.put("by", PEOPLE.get((nth * 2 + random.nextInt(2)) % PEOPLE.size()));
    }
    annotation.put("at", "2026-03-02T09:30:%02d.123456Z".formatted(random.nextInt(60)));
    if (random.nextInt(4) == 0) {
      annotation.put("skipped", random.nextBoolean() ? "unclear" : "off-topic");
    } else {
      annotation.put("answer", answer(random, task));
    }
    if (random.nextInt(3) == 0) {
      annotation.put("flagged", true);
    }
    if (random.nextInt(2) == 0) {
      annotation.put("seconds", random.nextInt(90));
    }
    if (random.nextInt(3) == 0) {
      annotation.put("note", NOTES.get(random.nextInt(NOTES.size())));
    }
    if (random.nextInt(2) == 0) {
      annotation.put(
          "suggestion",
          Map.of("use", "shown", "model", "mood", "version", 3, "answer", answer(random, task)));
    }
    return annotation;
  }

  private static Map<String, Object> answer(Random random, Map<String, Object> task) {
    return switch (String.valueOf(task.get("type"))) {
      case "single-label" -> Map.of("label", random.nextBoolean() ? "book" : "other");
      case "multi-label" ->
          Map.of("labels", List.of(List.of("joy"), List.of("joy", "fear")).get(random.nextInt(2)));
      case "token" -> Map.of("entities", entities(random, "person"));
      case "regression" -> Map.of("values", Map.of("stress", random.nextInt(11), "valence", -0.25));
      default ->
          Map.of(
              "outputs",
              Map.of(
                  "intent", "book",
                  "slots", entities(random, "place"),
                  "mood", Map.of("valence", 0.5)));
    };
  }

  private static List<Map<String, Object>> entities(Random random, String label) {
    return random.nextBoolean()
        ? List.of(Map.of("start", 2, "end", 5, "label", label))
        : List.of(
            Map.of("start", 2, "end", 5, "label", label),
            Map.of("start", 13, "end", 15, "label", label));
  }

  /** What is to come back. CoNLL has the labelled examples alone; anonymous answers stay so. */
  private static List<JsonNode> kept(byte[] export, String format) throws Exception {
    List<JsonNode> kept = new ArrayList<>();
    for (String line : new String(export, StandardCharsets.UTF_8).lines().toList()) {
      ObjectNode example = (ObjectNode) JSON.readTree(line);
      boolean undecided = example.path("labelledHow").asText().equals("undecided");
      boolean labelled = example.has("labelledHow") && !undecided;
      example.remove(List.of("labelledBy", "labelledAt", "askedBy"));
      if (!undecided) {
        example.remove("labelledHow");
      }
      if (labelled || !format.startsWith("conll")) {
        kept.add(example);
      }
    }
    return kept;
  }

  /** An export but for who vouches for the labels since when: another upload. */
  private static String without(byte[] export, TestTenant tenant) {
    return new String(export, StandardCharsets.UTF_8)
        .replace(tenant.owner().email(), "-")
        .replaceAll("20[0-9-]+T[0-9:.]+Z", "-");
  }
}
