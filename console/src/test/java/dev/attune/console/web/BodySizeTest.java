package dev.attune.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BodySizeTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String FILES = "multipart/form-data; boundary=x";
  private static final String LARGE = Long.toString(BodySize.LARGEST + 1);

  @Test
  void forms_and_answers_fit_into_memory() {
    assertThat(refusal("/t/settings", FORM, "2000", null)).isEmpty();
    assertThat(refusal("/t/datasets/d/annotate/e", "application/json", LARGE, null)).hasValue(413);
    assertThat(refusal("/t/settings", FORM, LARGE, null)).hasValue(413);
    assertThat(refusal("/t/settings", null, LARGE, null)).hasValue(413);
    assertThat(refusal("/t/settings", FORM, null, "chunked")).hasValue(411);
    assertThat(refusal("/t/settings", null, null, "chunked")).hasValue(411);
    assertThat(refusal("/t/settings", FORM, null, null)).as("HTTP/2").hasValue(411);
    assertThat(refusal("/t/runs", null, null, null)).isEmpty();
  }

  @Test
  void what_has_no_body_need_not_say_how_long_it_is() {
    for (var method : List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS)) {
      assertThat(BodySize.refusal(method, "/q/health", FORM, null, null)).isEmpty();
      assertThat(BodySize.refusal(method, "/t/runs", FORM, LARGE, null)).hasValue(413);
    }
    assertThat(BodySize.refusal(HttpMethod.DELETE, "/t/runs", FORM, null, null)).hasValue(411);
  }

  @Test
  void files_of_any_size_go_where_files_are_passed_on() {
    assertThat(refusal("/t/datasets/d/examples", FILES, LARGE, null)).isEmpty();
    assertThat(refusal("/t/datasets/d/examples/check", FILES, null, "chunked")).isEmpty();
    assertThat(refusal("/t/datasets/d/settings", FILES, "10", null)).hasValue(415);
    assertThat(refusal("/t/datasets/d/examples/e/f", FILES, "10", null)).hasValue(415);
  }

  private static OptionalInt refusal(
      String path,
      @Nullable String type,
      @Nullable String length,
      @Nullable String transferEncoding) {
    return BodySize.refusal(HttpMethod.POST, path, type, length, transferEncoding);
  }
}
