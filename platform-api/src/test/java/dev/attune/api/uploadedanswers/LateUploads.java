package dev.attune.api.uploadedanswers;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Uploads of answers to texts that are there, and what their reports say. */
abstract class LateUploads extends UploadedPeople {
  static final String CSV = "text/csv";

  static String choice(String label) {
    return "[{\"type\": \"choices\", \"from_name\": \"label\", \"value\": {\"choices\": [\""
        + label
        + "\"]}}]";
  }

  JsonPath upload(String query, String type, String body) {
    Response report = send(query, type, body);
    assertThat(report.statusCode()).as(report.asString()).isEqualTo(200);
    return report.jsonPath();
  }

  Response send(String query, String type, String body) {
    return tenant.send(
        "/datasets/" + dataset + "/examples" + query, type, body.getBytes(StandardCharsets.UTF_8));
  }

  JsonPath check(String query, String type, String body) {
    return tenant
        .send(
            "/datasets/" + dataset + "/examples/check" + query,
            type,
            body.getBytes(StandardCharsets.UTF_8))
        .jsonPath();
  }

  static void assertReport(
      JsonPath report,
      int accepted,
      int duplicates,
      int extended,
      int answers,
      int added,
      int over) {
    assertThat(
            List.of(
                report.getInt("accepted"),
                report.getInt("duplicates"),
                report.getInt("extended"),
                report.getInt("answers"),
                report.getInt("answersAdded"),
                report.getInt("answersPassedOver")))
        .containsExactly(accepted, duplicates, extended, answers, added, over);
  }

  static void assertChecked(JsonPath checked, JsonPath report) {
    assertThat(
            List.of(
                checked.getInt("acceptable"),
                checked.getInt("duplicates"),
                checked.getInt("extended"),
                checked.getInt("people.answers") + checked.getInt("people.skips"),
                checked.getInt("people.added"),
                checked.getInt("people.passedOver")))
        .containsExactly(
            report.getInt("accepted"),
            report.getInt("duplicates"),
            report.getInt("extended"),
            report.getInt("answers"),
            report.getInt("answersAdded"),
            report.getInt("answersPassedOver"));
  }
}
