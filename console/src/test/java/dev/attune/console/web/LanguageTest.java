package dev.attune.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LanguageTest {

  @Test
  void the_first_language_of_ours_that_the_browser_wants_is_taken() {
    var wanted = List.of(Locale.FRENCH, Locale.forLanguageTag("zh-TW"), Locale.ENGLISH);
    assertThat(Language.preferred(wanted)).isEqualTo(Language.ZH);
  }

  @Test
  void english_is_for_everybody_else() {
    assertThat(Language.preferred(List.of(Locale.FRENCH))).isEqualTo(Language.EN);
    assertThat(Language.preferred(List.of())).isEqualTo(Language.EN);
  }
}
