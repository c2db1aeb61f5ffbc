package dev.attune.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {

  @Test
  void a_path_of_the_console_is_kept_with_its_query() {
    assertThat(LocalPath.orHome("/demo/datasets?after=x").toString())
        .isEqualTo("/demo/datasets?after=x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://evil.example/", "//evil.example/", "/\\evil.example", "demo", "", "/%"})
  void whatever_could_lead_elsewhere_leads_home(String path) {
    assertThat(LocalPath.orHome(path).toString()).isEqualTo("/");
  }
}
