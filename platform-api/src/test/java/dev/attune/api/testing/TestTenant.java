package dev.attune.api.testing;

import static io.restassured.RestAssured.given;

import dev.attune.local.testing.TestUser;
import dev.attune.local.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A tenant made through the API, and its owner. */
public record TestTenant(String slug, TestUser owner) {
  /** A new tenant of a new person. */
  public static TestTenant create() {
    TestUser owner = Tokens.newUser();
    String slug = "t-" + UUID.randomUUID().toString().substring(0, 13);
    as(owner.token())
        .contentType(ContentType.JSON)
        .body(Map.of("slug", slug, "name", "Test " + slug, "locale", "en"))
        .post("/api/v1/tenants")
        .then()
        .statusCode(201);
    return new TestTenant(slug, owner);
  }

  /** A request with this bearer token. */
  public static RequestSpecification as(String token) {
    return given().auth().oauth2(token);
  }

  /** A request of the owner. */
  public RequestSpecification asOwner() {
    return as(owner.token());
  }

  /** A JSON request of the owner. */
  public RequestSpecification sending(Object body) {
    return asOwner().contentType(ContentType.JSON).body(body);
  }

  /** A path inside the tenant. */
  public String path(String rest) {
    return "/api/v1/tenants/" + slug + rest;
  }

  /** A new person with this role. */
  public TestUser add(String role) {
    TestUser user = Tokens.newUser();
    sending(Map.of("email", user.email(), "role", role))
        .post(path("/members"))
        .then()
        .statusCode(201);
    return user;
  }

  /** A new data set for these labels; answers its id. */
  public String dataset(String name, String... labels) {
    return dataset(name, Map.of("type", "single-label", "labels", List.of(labels)));
  }

  /** A new data set for this task; answers its id. */
  public String dataset(String name, Map<String, Object> task) {
    return sending(Map.of("name", name, "language", "en", "task", task))
        .post(path("/datasets"))
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** An upload of the owner's, of this media type. */
  public Response upload(String dataset, String mediaType, byte[] body) {
    return send("/datasets/" + dataset + "/examples", mediaType, body);
  }

  /** A body of the owner's, of any media type, to a path inside the tenant. */
  public Response send(String rest, String mediaType, byte[] body) {
    return asOwner().config(Uploading.CONFIG).contentType(mediaType).body(body).post(path(rest));
  }

  /** An upload of CSV. */
  public Response uploadCsv(String dataset, String csv) {
    return upload(dataset, "text/csv", csv.getBytes(StandardCharsets.UTF_8));
  }
}
