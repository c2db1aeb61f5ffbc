package dev.attune.api.annotation;

import dev.attune.api.testing.TestTenant;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A data set of unlabelled texts with a plan, and calls of the people in it. */
public record Annotating(TestTenant tenant, String dataset) {

  /** Texts {@code text 0} to {@code text n-1}, asked about in this order. */
  public static Annotating of(int texts, Map<String, ?> plan) {
    return of(texts, plan, "joy", "anger");
  }

  /** As {@link #of(int, Map)}, with other labels. */
  public static Annotating of(int texts, Map<String, ?> plan, String... labels) {
    TestTenant tenant = TestTenant.create();
    String dataset = tenant.dataset("feelings", labels);
    Annotating annotating = new Annotating(tenant, dataset);
    annotating.plan(plan).then().statusCode(200);
    annotating.upload(0, texts);
    return annotating;
  }

  public void upload(int from, int to) {
    StringBuilder csv = new StringBuilder("text\n");
    for (int i = from; i < to; i++) {
      csv.append("text ").append(i).append('\n');
    }
    tenant.uploadCsv(dataset, csv.toString()).then().statusCode(200);
  }

  public Response plan(Map<String, ?> changes) {
    Map<String, Object> plan =
        new HashMap<>(Map.of("annotators", 1, "goldRule", "unanimous", "ordering", "arrival"));
    plan.putAll(changes);
    return tenant.sending(plan).put(path(""));
  }

  public Response take(String token, int items) {
    return TestTenant.as(token)
        .contentType(ContentType.JSON)
        .body(Map.of("items", items))
        .post(path("/work"));
  }

  /** The examples before somebody. */
  public List<String> inHand(String token, int items) {
    return take(token, items).then().statusCode(200).extract().path("items.example");
  }

  public Response answer(String token, String example, String label) {
    return answer(token, example, Map.of("answer", Map.of("label", label)));
  }

  public Response answer(String token, String example, Map<String, ?> body) {
    return TestTenant.as(token)
        .contentType(ContentType.JSON)
        .body(body)
        .put(path("/examples/" + example + "/answer"));
  }

  public Response relabel(Map<String, ?> change) {
    return tenant.sending(change).post(tenant.path("/datasets/" + dataset + "/labels/changes"));
  }

  public Response withdraw(String token, String example) {
    return TestTenant.as(token).delete(path("/examples/" + example + "/answer"));
  }

  public Response shown(String example) {
    return tenant.asOwner().get(path("/examples/" + example));
  }

  public Response progress() {
    return tenant.asOwner().get(path(""));
  }

  /** The example's gold label, null while there is none. */
  public String gold(String example) {
    return tenant
        .asOwner()
        .get(tenant.path("/datasets/" + dataset + "/examples?id=" + example))
        .path("items[0].label");
  }

  public String path(String rest) {
    return tenant.path("/datasets/" + dataset + "/annotation" + rest);
  }
}
