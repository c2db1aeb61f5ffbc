package dev.attune.local.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DemoTextsTest {
  @ParameterizedTest
  @EnumSource(DemoLanguage.class)
  void each_language_has_enough_texts_and_feelings_to_learn_from(DemoLanguage language) {
    DemoTexts texts = DemoTexts.read(Path.of("../../demo", language.feelings() + ".csv"));
    assertThat(texts.examples()).isGreaterThanOrEqualTo(300);
    assertThat(texts.labels()).hasSizeGreaterThanOrEqualTo(6);
  }
}
