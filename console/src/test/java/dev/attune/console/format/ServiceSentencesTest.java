package dev.attune.console.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class ServiceSentencesTest {

  @Test
  void a_known_sentence_is_told_in_chinese_with_its_parts() {
    assertThat(ServiceSentences.told("Reading snapshot 3 of feelings-en.", Locale.CHINESE))
        .isEqualTo("正在读取 feelings-en 的快照 3。");
    assertThat(
            ServiceSentences.told("the label \"joy\" has no example in validation", Locale.CHINESE))
        .isEqualTo("标签“joy”在验证集中没有样本");
  }

  @Test
  void an_unknown_sentence_stays_as_it_is() {
    assertThat(ServiceSentences.told("Never heard of {1}.", Locale.CHINESE))
        .isEqualTo("Never heard of {1}.");
  }

  @Test
  void a_reason_begins_like_a_sentence_in_english() {
    assertThat(ServiceSentences.told("has an empty text", Locale.ENGLISH))
        .isEqualTo("Has an empty text");
  }
}
