package dev.attune.console.home;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlugTest {

  @Test
  void a_name_suggests_a_short_name() {
    assertThat(Slug.suggest("  Crème & Café, 24h! ")).isEqualTo("creme-cafe-24h");
    assertThat(Slug.suggest("港湾 Harbour")).isEqualTo("harbour");
  }

  @Test
  void a_name_without_latin_letters_suggests_nothing() {
    assertThat(Slug.suggest("港湾心理")).isEmpty();
  }

  @Test
  void a_suggestion_always_fits() {
    assertThat(Slug.fits(Slug.suggest("x".repeat(62) + "-- y"))).isTrue();
    assertThat(Slug.fits("-x")).isFalse();
    assertThat(Slug.fits("")).isFalse();
  }
}
