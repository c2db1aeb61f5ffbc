package dev.attune.api.examples;

import static dev.attune.api.examples.RoundTrips.export;
import static dev.attune.api.examples.RoundTrips.upload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.TestTasks;
import dev.attune.api.testing.TestTenant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One text that as many people have answered as a data set may have. */
@QuarkusTest
class CrowdedTextTest {
  private static final int PEOPLE = 1_000;

  @Test
  void what_everybody_says_about_a_stretch_comes_back_from_every_form() {
    assertComesBack(
        TestTasks.TOKEN,
        "\"entities\": [{\"start\": 0, \"end\": 3, \"label\": \"person\"}]",
        List.of("jsonl", "conll", "label-studio", "doccano", "huggingface"));
  }

  @Test
  void everybodys_label_comes_back_from_every_form() {
    assertComesBack(TestTasks.SINGLE_LABEL, "\"label\": \"book\"", List.of("csv", "tsv"));
  }

  @Test
  void a_row_has_no_more_answers_than_a_data_set_has_people() {
    TestTenant tenant = TestTenant.create();
    String dataset = tenant.dataset("crowded", TestTasks.SINGLE_LABEL);
    String people =
        joined(PEOPLE + 1, ",", i -> "{\"by\": \"p" + i + "\", \"answer\": {\"label\": \"book\"}}");

    Response report =
        upload(
            tenant,
            dataset,
            "jsonl",
            ("{\"text\": \"fine\"}\n{\"text\": \"Ann is home\", \"annotations\": [" + people + "]}")
                .getBytes(StandardCharsets.UTF_8));

    assertThat(report.jsonPath().getString("rejected[0].reason"))
        .isEqualTo("has 1001 annotations; 1000 are allowed");
  }

  private static void assertComesBack(
      Map<String, Object> task, String answer, List<String> formats) {
    TestTenant tenant = TestTenant.create();
    String original = tenant.dataset("crowded", task);
    String rows =
        joined(
            PEOPLE,
            "\n",
            i -> "{\"text\": \"Ann is home\", \"annotator\": \"p" + i + "\", " + answer + "}");
    assertThat(answers(upload(tenant, original, "jsonl", rows.getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(PEOPLE);
    for (String format : formats) {
      String copy = tenant.dataset("from " + format, task);

      Response report = upload(tenant, copy, format, export(tenant, original, format));

      assertThat(answers(report)).as(format + ": " + report.asString()).isEqualTo(PEOPLE);
    }
  }

  private static int answers(Response report) {
    return report.jsonPath().getInt("answers");
  }

  private static String joined(int times, String separator, IntFunction<String> one) {
    return IntStream.range(0, times).mapToObj(one).collect(Collectors.joining(separator));
  }
}
