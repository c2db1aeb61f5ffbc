package dev.attune.api.annotation;

import dev.attune.local.testing.TestUser;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** Two people are asked about one text. */
abstract class AskedPair {
  Annotating d;
  TestUser ling;
  TestUser kim;
  String example;

  @BeforeEach
  void two_are_asked() {
    start(Map.of("annotators", 2));
  }

  final void start(Map<String, ?> plan) {
    d = Annotating.of(1, plan, "joy", "anger", "rage");
    ling = d.tenant().add("annotator");
    kim = d.tenant().add("annotator");
    example = d.inHand(ling.token(), 1).getFirst();
    d.inHand(kim.token(), 1);
  }

  void disagree() {
    d.answer(ling.token(), example, "joy").then().statusCode(200);
    d.answer(kim.token(), example, "rage").then().statusCode(200);
  }

  JsonPath returned() {
    return d.tenant().asOwner().get(d.path("/examples?status=returned")).jsonPath();
  }

  JsonPath history() {
    return d.tenant().asOwner().get(d.path("/examples/" + example + "/history")).jsonPath();
  }

  /** The id of the nth event of a kind. */
  String event(String action, int nth) {
    return history().getString("items.findAll { it.action == '" + action + "' }[" + nth + "].id");
  }

  Response restore(String event) {
    return restore(event, "/restore");
  }

  Response restore(String event, String rest) {
    return d.tenant().asOwner().post(d.path("/examples/" + example + "/history/" + event + rest));
  }

  void decide(String label) {
    d.tenant()
        .sending(Map.of("answer", Map.of("label", label)))
        .put(d.path("/examples/" + example + "/decision"))
        .then()
        .statusCode(200);
  }

  Response decide(String label, String labelsSeen) {
    return d.tenant()
        .sending(Map.of("answer", Map.of("label", label), "labelsSeen", labelsSeen))
        .put(d.path("/examples/" + example + "/decision"));
  }
}
