package dev.attune.api.agreement;

import dev.attune.api.testing.TestTenant;
import dev.attune.local.testing.TestUser;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;

/** A tenant whose people answer texts, and what is said of how they agree. */
record Answered(TestTenant tenant) {
  /** What somebody answers. */
  interface Answers {
    Map<String, ?> to(int text);
  }

  /** Has so many people asked about so many texts. */
  void askOf(int people, String dataset, int texts) {
    tenant
        .sending(Map.of("annotators", people, "goldRule", "majority", "ordering", "arrival"))
        .put(annotation(dataset))
        .then()
        .statusCode(200);
    StringBuilder csv = new StringBuilder("text\n");
    for (int i = 0; i < texts; i++) {
      csv.append("text ").append(i).append('\n');
    }
    tenant.uploadCsv(dataset, csv.toString()).then().statusCode(200);
  }

  /** Has somebody answer up to twenty of them, in their order. */
  void answer(String dataset, TestUser person, Answers answers) {
    List<String> inHand =
        TestTenant.as(person.token())
            .contentType("application/json")
            .body(Map.of("items", 20))
            .post(annotation(dataset) + "/work")
            .path("items.example");
    for (int i = 0; i < inHand.size(); i++) {
      TestTenant.as(person.token())
          .contentType("application/json")
          .body(Map.of("answer", answers.to(i)))
          .put(annotation(dataset) + "/examples/" + inHand.get(i) + "/answer")
          .then()
          .statusCode(200);
    }
  }

  JsonPath agreement(String dataset) {
    return got(annotation(dataset) + "/agreement");
  }

  JsonPath confusions(String dataset) {
    return got(annotation(dataset) + "/agreement/confusions");
  }

  private JsonPath got(String path) {
    return tenant.asOwner().get(path).then().statusCode(200).extract().jsonPath();
  }

  private String annotation(String dataset) {
    return tenant.path("/datasets/" + dataset + "/annotation");
  }
}
