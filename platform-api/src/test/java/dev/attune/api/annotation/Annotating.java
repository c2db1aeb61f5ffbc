package dev.attune.api.annotation;

import dev.attune.api.testing.TestTenant;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A data set of unlabelled texts with a plan, and calls of the people in it. */
record Annotating(TestTenant tenant, String dataset) {

  /** Texts {@code text 0} to {@code text n-1}, asked about in this order. */
  static Annotating of(int texts, Map<String, ?> plan) {
    return of(texts, plan, "joy", "anger");
  }

  /** As {@link #of(int, Map)}, with other labels. */
  static Annotating of(int texts, Map<String, ?> plan, String... labels) {
    TestTenant tenant = TestTenant.create();
    String dataset = tenant.dataset("feelings", labels);
    Annotating annotating = new Annotating(tenant, dataset);
    annotating.plan(plan).then().statusCode(200);
    annotating.upload(0, texts);
    return annotating;
  }

  void upload(int from, int to) {
    StringBuilder csv = new StringBuilder("text\n");
    for (int i = from; i < to; i++) {
      csv.append("text ").append(i).append('\n');
    }
    tenant.uploadCsv(dataset, csv.toString()).then().statusCode(200);
  }

  Response plan(Map<String, ?> changes) {
    Map<String, Object> plan =
        new HashMap<>(Map.of("annotators", 1, "goldRule", "unanimous", "ordering", "arrival"));
    plan.putAll(changes);
    return tenant.sending(plan).put(path(""));
  }

  Response take(String token, int items) {
    return TestTenant.as(token)
        .contentType(ContentType.JSON)
        .body(Map.of("items", items))
        .post(path("/work"));
  }

  /** The examples before somebody. */
  List<String> inHand(String token, int items) {
    return take(token, items).then().statusCode(200).extract().path("items.example");
  }

  Response answer(String token, String example, String label) {
    return answer(token, example, Map.of("answer", Map.of("label", label)));
  }

  Response answer(String token, String example, Map<String, ?> body) {
    return TestTenant.as(token)
        .contentType(ContentType.JSON)
        .body(body)
        .put(path("/examples/" + example + "/answer"));
  }

  Response relabel(Map<String, ?> change) {
    return tenant.sending(change).post(tenant.path("/datasets/" + dataset + "/labels/changes"));
  }

  Response withdraw(String token, String example) {
    return TestTenant.as(token).delete(path("/examples/" + example + "/answer"));
  }

  Response shown(String example) {
    return tenant.asOwner().get(path("/examples/" + example));
  }

  Response progress() {
    return tenant.asOwner().get(path(""));
  }

  /** The example's gold label, null while there is none. */
  String gold(String example) {
    return tenant
        .asOwner()
        .get(tenant.path("/datasets/" + dataset + "/examples?id=" + example))
        .path("items[0].label");
  }

  String path(String rest) {
    return tenant.path("/datasets/" + dataset + "/annotation" + rest);
  }
}
