package dev.attune.api.uploadedanswers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.Worker;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** A data set to which answers of people elsewhere are uploaded, without a plan. */
abstract class UploadedPeople {
  TestTenant tenant;
  String dataset;

  @BeforeEach
  void make() {
    tenant = TestTenant.create();
    dataset = tenant.dataset("feelings", "joy", "anger");
  }

  static String row(String text, String... answers) {
    return "{\"text\": \"" + text + "\", \"annotations\": [" + String.join(",", answers) + "]}\n";
  }

  static String said(String by, String label) {
    return "{\"by\": \"%s\", \"answer\": {\"label\": \"%s\"}}".formatted(by, label);
  }

  static String task(String text, String... annotations) {
    return "{\"data\": {\"text\": \""
        + text
        + "\"}, \"annotations\": ["
        + String.join(",", annotations)
        + "]}";
  }

  static String annotation(Object by, String label) {
    return "{\"completed_by\": "
        + (by instanceof Integer ? by : "{\"id\": 9, \"email\": \"" + by + "\"}")
        + ", \"result\": [{\"type\": \"choices\", \"from_name\": \"label\", \"value\": {\"choices\": [\""
        + label
        + "\"]}}]}";
  }

  static String cancelled(int by) {
    return "{\"completed_by\": " + by + ", \"was_cancelled\": true, \"result\": []}";
  }

  Response labelStudio(String... tasks) {
    Response response =
        tenant.send(
            "/datasets/" + dataset + "/examples?format=label-studio",
            "application/json",
            ("[" + String.join(",", tasks) + "]").getBytes(StandardCharsets.UTF_8));
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    return response;
  }

  Response jsonl(String rows) {
    return tenant.upload(dataset, "application/x-ndjson", rows.getBytes(StandardCharsets.UTF_8));
  }

  Response plan(Map<String, ?> changes) {
    Map<String, Object> plan = new HashMap<>(Map.of("ordering", "arrival"));
    plan.putAll(changes);
    return tenant.sending(plan).put(path(""));
  }

  Response decide(String example, String label) {
    return tenant
        .sending(Map.of("answer", Map.of("label", label)))
        .put(path("/examples/" + example + "/decision"));
  }

  List<String> labels() {
    return tenant
        .asOwner()
        .get(tenant.path("/datasets/" + dataset + "/examples"))
        .jsonPath()
        .getList("items.label");
  }

  JsonPath items(String status) {
    return tenant.asOwner().get(path("/examples?status=" + status)).jsonPath();
  }

  JsonPath agreement() {
    return tenant.asOwner().get(path("/agreement")).jsonPath();
  }

  String exported() {
    return tenant
        .asOwner()
        .get(tenant.path("/datasets/" + dataset + "/export?format=jsonl"))
        .asString();
  }

  JsonPath export() {
    return JsonPath.from(exported());
  }

  String path(String rest) {
    return tenant.path("/datasets/" + dataset + "/annotation" + rest);
  }

  int count(String table) {
    return Integer.parseInt(
        Worker.look(
            "select count(*) from " + table + " where dataset_id = ?", UUID.fromString(dataset)));
  }
}
