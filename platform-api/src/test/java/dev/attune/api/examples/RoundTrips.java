package dev.attune.api.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.TestTasks;
import dev.attune.api.testing.TestTenant;
import io.restassured.response.Response;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Which forms can hold what, and the way out and in. */
final class RoundTrips {
  /** Names {@link #formats} to JUnit. */
  static final String FORMATS = "dev.attune.api.examples.RoundTrips#formats";

  private RoundTrips() {}

  /** Every kind of task with the forms that can hold it. */
  static Stream<Arguments> formats() {
    return Stream.of(
        Arguments.of(
            TestTasks.SINGLE_LABEL,
            List.of("csv", "tsv", "jsonl", "label-studio", "doccano", "huggingface")),
        Arguments.of(
            TestTasks.MULTI_LABEL,
            List.of("csv", "tsv", "jsonl", "label-studio", "doccano", "huggingface")),
        Arguments.of(
            TestTasks.TOKEN,
            List.of("jsonl", "conll", "conll-bioes", "label-studio", "doccano", "huggingface")),
        Arguments.of(
            TestTasks.REGRESSION, List.of("csv", "tsv", "jsonl", "label-studio", "huggingface")),
        Arguments.of(TestTasks.JOINT, List.of("jsonl", "label-studio", "huggingface")));
  }

  static Response upload(TestTenant tenant, String id, String format, byte[] body) {
    String form =
        switch (format) {
          case "conll-bioes" -> "conll";
          case "huggingface" -> "parquet";
          default -> format;
        };
    Response response =
        tenant.send(
            "/datasets/"
                + id
                + "/examples?format="
                + form
                + (format.equals("doccano") ? "&offsets=utf-16" : ""),
            "application/octet-stream",
            body);
    assertThat(response.statusCode()).as(format + ": " + response.asString()).isEqualTo(200);
    return response;
  }

  static byte[] export(TestTenant tenant, String id, String format) {
    return tenant
        .asOwner()
        .get(tenant.path("/datasets/" + id + "/export?format=" + format))
        .asByteArray();
  }
}
