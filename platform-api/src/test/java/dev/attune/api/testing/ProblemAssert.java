package dev.attune.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;

/** Says what a refusal must look like. */
public final class ProblemAssert {
  private final Response response;

  private ProblemAssert(Response response) {
    this.response = response;
  }

  /**
   * The answer is a problem document of this status, with the request's id and nothing internal.
   */
  public static ProblemAssert assertProblem(Response response, int status) {
    String body = response.asString();
    assertThat(response.statusCode()).as(body).isEqualTo(status);
    assertThat(response.contentType()).as(body).startsWith("application/problem+json");
    assertThat(response.jsonPath().getInt("status")).isEqualTo(status);
    assertThat(response.jsonPath().getString("title")).isNotBlank();
    assertThat(response.jsonPath().getString("detail")).isNotBlank();
    assertThat(response.jsonPath().getString("requestId"))
        .isNotBlank()
        .isEqualTo(response.header("X-Request-Id"));
    assertThat(body)
        .doesNotContain("Exception")
        .doesNotContain("dev.attune")
        .doesNotContain("java.")
        .doesNotContain("org.")
        .doesNotContain("select ");
    return new ProblemAssert(response);
  }

  /** One of the errors is about this field and says this. */
  public ProblemAssert field(String field, String message) {
    assertThat(response.jsonPath().getList("errors.field", String.class))
        .as(response.asString())
        .contains(field);
    String found =
        response.jsonPath().getString("errors.find { it.field == '" + field + "' }.message");
    assertThat(found).contains(message);
    return this;
  }

  /** One of the errors is about this line and says this. */
  public ProblemAssert line(int line, String message) {
    assertThat(response.jsonPath().getList("errors.line", Integer.class))
        .as(response.asString())
        .contains(line);
    String found = response.jsonPath().getString("errors.find { it.line == " + line + " }.message");
    assertThat(found).contains(message);
    return this;
  }

  /** The sentence says this. */
  public ProblemAssert detail(String part) {
    assertThat(response.jsonPath().getString("detail")).contains(part);
    return this;
  }
}
