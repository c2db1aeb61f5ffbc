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
  void the_warning_of_a_loss_that_came_apart_keeps_its_numbers() {
    assertThat(
            ServiceSentences.told(
                "The loss grew to 7 times that of guessing at step 40 in epoch 5, at a learning"
                    + " rate of 0.01. The training ended there; the weights kept are those of epoch"
                    + " 3. A lower learning rate usually helps.",
                Locale.CHINESE))
        .isEqualTo("训练在第 5 轮第 40 步（学习率 0.01）因损失升至随机猜测的 7 倍而停止，保留的是第 3 轮的权重。可尝试降低学习率。");
  }

  @Test
  void what_a_trial_has_shown_is_told_with_its_figures() {
    assertThat(
            ServiceSentences.told(
                "Version 4 agrees with version 2 on 97.1 % [96.3, 97.7] of 2,310 texts.",
                Locale.CHINESE))
        .isEqualTo("在 2,310 条文本中，版本 4 与版本 2 有 97.1% [96.3, 97.7] 一致。");
    assertThat(
            ServiceSentences.told(
                "Version 4 agrees with version 2 on 80.0 % [77.1, 82.6] of 900 texts (intent). Its"
                    + " answers are distributed differently (stability index 0.31).",
                Locale.CHINESE))
        .isEqualTo("在 900 条文本中，版本 4 与版本 2 在 intent 上有 80.0% [77.1, 82.6] 一致。其回答的分布不同（稳定性指数 0.31）。");
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
