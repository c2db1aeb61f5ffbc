package dev.attune.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.attune.console.testing.PlatformResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** What the console answers to requests that no page of its own makes. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
class RequestsTest {

  @Test
  void a_form_of_another_site_is_refused_before_anything_happens() {
    given()
        .header("Sec-Fetch-Site", "cross-site")
        .formParam("language", "zh")
        .post("/-/preferences")
        .then()
        .statusCode(403)
        .header("Set-Cookie", equalTo(null));
  }

  @Test
  void a_form_of_the_console_sets_the_language_and_returns_to_its_page() {
    var answer =
        unfollowed()
            .header("Sec-Fetch-Site", "same-origin")
            .formParam("language", "zh")
            .formParam("to", "/demo/runs?state=failed")
            .post("/-/preferences");
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.header("Location")).endsWith("/demo/runs?state=failed");
    assertThat(answer.header("Set-Cookie")).contains("attune_lang=zh", "HttpOnly", "SameSite=Lax");
  }

  @Test
  void a_switch_never_leads_to_another_site() {
    var answer =
        unfollowed()
            .header("Sec-Fetch-Site", "same-origin")
            .formParam("theme", "dark")
            .formParam("to", "//evil.example/")
            .post("/-/preferences");
    assertThat(answer.header("Location")).doesNotContain("evil");
  }

  @Test
  void signing_out_takes_a_form_and_not_a_link() {
    given().get("/-/sign-out").then().statusCode(405);
  }

  @Test
  void a_page_is_fenced_in_by_its_headers() {
    given()
        .get("/")
        .then()
        .statusCode(200)
        .header("Content-Security-Policy", containsString("script-src 'self';"))
        .header("Content-Security-Policy", not(containsString("unsafe")))
        .header("X-Content-Type-Options", equalTo("nosniff"))
        .header("Cache-Control", equalTo("no-store"))
        .header("Referrer-Policy", equalTo("same-origin"));
  }

  @Test
  void scripts_styles_and_charts_come_from_the_console_itself() {
    for (var path :
        new String[] {
          "/webjars/tabler__core/dist/css/tabler.min.css",
          "/webjars/htmx.org/dist/htmx.min.js",
          "/_static/echarts/dist/echarts.min.js",
          "/-/assets/console.css"
        }) {
      given().get(path).then().statusCode(200);
    }
  }

  @Test
  void whoever_is_not_signed_in_is_led_to_the_identity_provider() {
    var answer = unfollowed().get("/demo/datasets");
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.header("Location"))
        .contains("/realms/attune/protocol/openid-connect/auth", "code_challenge_method=S256");
  }

  @Test
  void a_script_without_a_session_is_told_so_instead() {
    unfollowed().header("HX-Request", "true").get("/demo/datasets").then().statusCode(499);
  }

  @Test
  void the_start_page_speaks_the_browser_s_language() {
    given()
        .header("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.5")
        .get("/")
        .then()
        .body(containsString("<html lang=\"zh-Hans\""), containsString("登录"));
    given()
        .header("Accept-Language", "fr")
        .get("/")
        .then()
        .contentType(startsWith("text/html"))
        .body(containsString("<html lang=\"en\""), containsString("Sign in"));
  }

  @Test
  void a_body_of_unknown_length_is_refused_with_the_reason() throws Exception {
    var console = ConfigProvider.getConfig().getValue("test.url", String.class);
    var form = HttpRequest.BodyPublishers.ofString("language=zh");
    var request =
        HttpRequest.newBuilder(URI.create(console + "/-/preferences"))
            .header("Sec-Fetch-Site", "same-origin")
            .header("Accept-Language", "zh-CN")
            .POST(HttpRequest.BodyPublishers.fromPublisher(form))
            .build();
    try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(411);
      assertThat(answer.body()).isEqualTo("请求必须注明内容的长度（Content-Length）。");
    }
  }

  @Test
  void a_request_without_a_body_may_name_a_type() {
    given().header("Content-Type", "application/json").get("/").then().statusCode(200);
  }

  private static RequestSpecification unfollowed() {
    return given().redirects().follow(false);
  }
}
