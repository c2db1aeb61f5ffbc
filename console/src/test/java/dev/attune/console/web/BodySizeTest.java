package dev.attune.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodySizeTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String FILES = "multipart/form-data; boundary=x";
  private static final String LARGE = Long.toString(BodySize.LARGEST + 1);

  @Test
  void forms_and_answers_fit_into_memory() {
    assertThat(BodySize.refusal("/t/settings", FORM, "2000", null)).isEmpty();
    assertThat(BodySize.refusal("/t/datasets/d/annotate/e", "application/json", LARGE, null))
        .hasValue(413);
    assertThat(BodySize.refusal("/t/settings", FORM, LARGE, null)).hasValue(413);
    assertThat(BodySize.refusal("/t/settings", null, LARGE, null)).hasValue(413);
    assertThat(BodySize.refusal("/t/settings", FORM, null, "chunked")).hasValue(411);
    assertThat(BodySize.refusal("/t/settings", null, null, "chunked")).hasValue(411);
    assertThat(BodySize.refusal("/t/settings", FORM, null, null)).as("HTTP/2").hasValue(411);
    assertThat(BodySize.refusal("/t/runs", null, null, null)).isEmpty();
  }

  @Test
  void files_of_any_size_go_where_files_are_passed_on() {
    assertThat(BodySize.refusal("/t/datasets/d/examples", FILES, LARGE, null)).isEmpty();
    assertThat(BodySize.refusal("/t/datasets/d/examples/check", FILES, null, "chunked")).isEmpty();
    assertThat(BodySize.refusal("/t/datasets/d/settings", FILES, "10", null)).hasValue(415);
    assertThat(BodySize.refusal("/t/datasets/d/examples/e/f", FILES, "10", null)).hasValue(415);
  }
}
