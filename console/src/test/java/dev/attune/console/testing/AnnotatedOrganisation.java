package dev.attune.console.testing;

import dev.attune.local.testing.TestUser;
import dev.attune.local.testing.Tokens;
import java.util.List;
import java.util.UUID;

/** An organisation with an owner and two annotators, and what they need to annotate. */
public final class AnnotatedOrganisation {
  private final String slug = "desk-" + UUID.randomUUID().toString().substring(0, 8);
  private final TestUser owner = Tokens.newUser();
  private final TestUser ling = Tokens.newUser();
  private final TestUser kim = Tokens.newUser();
  private final ApiCalls api = new ApiCalls(owner.token());

  /** Makes it through the API. */
  public AnnotatedOrganisation() {
    api.post("/tenants", "{\"slug\":\"%s\",\"name\":\"Desk\",\"locale\":\"en\"}".formatted(slug));
    for (TestUser annotator : List.of(ling, kim)) {
      api.post(
          at("/members"), "{\"email\":\"%s\",\"role\":\"annotator\"}".formatted(annotator.email()));
    }
  }

  public TestUser owner() {
    return owner;
  }

  public TestUser ling() {
    return ling;
  }

  public TestUser kim() {
    return kim;
  }

  /** Calls of the owner. */
  public ApiCalls api() {
    return api;
  }

  /** A new data set; its id. */
  public String dataset(String name, String task) {
    return api.post(
            at("/datasets"),
            "{\"name\":\"%s\",\"language\":\"en\",\"task\":%s}".formatted(name, task))
        .get("id")
        .asText();
  }

  /** Texts {@code text number 0} and so on. */
  public void upload(String dataset, int texts) {
    StringBuilder csv = new StringBuilder("text\n");
    for (int i = 0; i < texts; i++) {
      csv.append("text number ").append(i).append('\n');
    }
    api.post(at("/datasets/" + dataset + "/examples"), "text/csv", csv.toString());
  }

  /** Has one person answer each text, in the order in which they came. */
  public void plan(String dataset) {
    api.put(
        at("/datasets/" + dataset + "/annotation"),
        "{\"annotators\":1,\"goldRule\":\"unanimous\",\"ordering\":\"arrival\"}");
  }

  /** A path of the API. */
  public String at(String path) {
    return "/tenants/" + slug + path;
  }

  /** The page that greets. */
  public String overview() {
    return "/" + slug;
  }

  /** A page of a data set. */
  public String page(String dataset, String name) {
    return "/" + slug + "/datasets/" + dataset + "/" + name;
  }
}
