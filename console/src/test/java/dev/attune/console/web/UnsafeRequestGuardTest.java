package dev.attune.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.api.Test;

class UnsafeRequestGuardTest {

  private static final String HOST = "console.example:8080";

  @Test
  void reading_is_open_to_links_from_anywhere() {
    assertThat(UnsafeRequestGuard.admits(HttpMethod.GET, "cross-site", null, HOST)).isTrue();
    assertThat(UnsafeRequestGuard.admits(HttpMethod.HEAD, null, null, HOST)).isTrue();
  }

  @Test
  void a_form_of_the_console_is_admitted() {
    assertThat(UnsafeRequestGuard.admits(HttpMethod.POST, "same-origin", null, HOST)).isTrue();
  }

  @Test
  void a_form_of_another_site_is_refused() {
    assertThat(UnsafeRequestGuard.admits(HttpMethod.POST, "cross-site", null, HOST)).isFalse();
  }

  @Test
  void a_form_of_a_neighbouring_host_or_typed_by_no_page_is_refused() {
    assertThat(UnsafeRequestGuard.admits(HttpMethod.POST, "same-site", null, HOST)).isFalse();
    assertThat(UnsafeRequestGuard.admits(HttpMethod.DELETE, "none", null, HOST)).isFalse();
  }

  @Test
  void what_the_browser_says_of_the_site_counts_more_than_an_origin() {
    assertThat(UnsafeRequestGuard.admits(HttpMethod.POST, "cross-site", "http://" + HOST, HOST))
        .isFalse();
  }

  @Test
  void without_it_the_origin_must_be_this_host() {
    assertThat(UnsafeRequestGuard.admits(HttpMethod.POST, null, "http://" + HOST, HOST)).isTrue();
    assertThat(UnsafeRequestGuard.admits(HttpMethod.POST, null, "https://" + HOST, HOST)).isTrue();
    assertThat(UnsafeRequestGuard.admits(HttpMethod.POST, null, "http://evil.example", HOST))
        .isFalse();
    assertThat(UnsafeRequestGuard.admits(HttpMethod.POST, null, "null", HOST)).isFalse();
  }

  @Test
  void a_request_that_says_nothing_is_refused() {
    assertThat(UnsafeRequestGuard.admits(HttpMethod.POST, null, null, HOST)).isFalse();
  }
}
